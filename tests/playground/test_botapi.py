"""The Bot API on the wire: bodies, envelopes, refusals, polling, files."""

import asyncio
import json
import struct
from typing import Any

import httpx
import pytest

from bot.playground import READER, SECOND_READER, Playground, World

from .conftest import TOKEN, Api


async def test_who_am_i(api: Api) -> None:
    me = (await api("getMe")).result
    assert (me["id"], me["is_bot"], me["username"]) == (42, True, "footnote_bot")


async def test_method_names_ignore_case(api: Api) -> None:
    assert (await api("GETME")).result == (await api("getme")).result


@pytest.mark.parametrize(
    ("method", "token", "status", "reason"),
    [
        ("getMe", "42:wrong", 401, "Unauthorized: invalid token specified"),
        ("noSuchMethod", "42:wrong", 401, "Unauthorized: invalid token specified"),
        ("getMe", "ünicode", 401, "Unauthorized: invalid token specified"),
        ("sendPoll", TOKEN, 404, "Not Found: method not found"),
    ],
)
async def test_unknown_tokens_and_methods(
    api: Api, method: str, token: str, status: int, reason: str
) -> None:
    reply = await api(method, token)
    assert (reply.status, reply.refusal) == (status, reason)


REFUSED: list[tuple[str, dict[str, Any], int, str]] = [
    ("sendMessage", {"text": "a"}, 400, "Bad Request: chat_id is empty"),
    ("sendMessage", {"chat_id": 9, "text": "a"}, 400, "Bad Request: chat not found"),
    ("sendMessage", {"chat_id": "x", "text": "a"}, 400, "Bad Request: chat not found"),
    ("sendMessage", {"chat_id": "@no", "text": "a"}, 400, "Bad Request: chat not found"),
    (
        "sendMessage",
        {"chat_id": SECOND_READER, "text": "a"},
        403,
        "Forbidden: bot can't initiate conversation with a user",
    ),
    ("sendMessage", {"chat_id": READER}, 400, "Bad Request: message text is empty"),
    (
        "sendMessage",
        {"chat_id": READER, "text": "a", "reply_parameters": {"message_id": 99}},
        400,
        "Bad Request: message to be replied not found",
    ),
    (
        "sendMessage",
        {"chat_id": READER, "text": "a", "reply_parameters": {"message_id": 1, "quote": "no"}},
        400,
        "Bad Request: QUOTE_TEXT_INVALID",
    ),
    (
        "sendMessage",
        {"chat_id": READER, "text": "a", "message_thread_id": 1},
        400,
        "Bad Request: message thread not found",
    ),
    (
        "sendMessage",
        {"chat_id": READER, "text": "a", "reply_markup": "{"},
        400,
        "Bad Request: can't parse reply keyboard markup JSON object",
    ),
    (
        "sendMessage",
        {"chat_id": READER, "text": "a", "link_preview_options": "7"},
        400,
        "Bad Request: object expected as link preview options",
    ),
    (
        "editMessageText",
        {"chat_id": READER, "message_id": 99, "text": "a"},
        400,
        "Bad Request: message to edit not found",
    ),
    (
        "editMessageText",
        {"chat_id": READER, "message_id": 1, "text": "a"},
        400,
        "Bad Request: message can't be edited",
    ),
    (
        "deleteMessage",
        {"chat_id": READER, "message_id": 99},
        400,
        "Bad Request: message to delete not found",
    ),
    (
        "sendChatAction",
        {"chat_id": READER, "action": "nap"},
        400,
        "Bad Request: wrong parameter action in request",
    ),
    (
        "answerCallbackQuery",
        {"callback_query_id": "1"},
        400,
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
    ),
    ("getFile", {}, 400, "Bad Request: file_id not specified"),
    (
        "getFile",
        {"file_id": "x"},
        400,
        "Bad Request: wrong file_id or the file is temporarily unavailable",
    ),
    ("getChatMember", {"chat_id": READER}, 400, "Bad Request: invalid user_id specified"),
    ("getChatMember", {"chat_id": READER, "user_id": 9}, 400, "Bad Request: user not found"),
    (
        "getChatAdministrators",
        {"chat_id": READER},
        400,
        "Bad Request: there are no administrators in the private chat",
    ),
    (
        "setMyCommands",
        {"commands": [], "scope": {"type": "x"}},
        400,
        "Bad Request: can't parse BotCommandScope: Unsupported type specified",
    ),
    ("setWebhook", {"url": "nowhere"}, 400, "Bad Request: invalid webhook URL specified"),
    (
        "setWebhook",
        {"url": "https://example.org/"},
        400,
        "Bad Request: bad webhook: the playground delivers to loopback addresses only",
    ),
    ("sendDocument", {"chat_id": READER}, 400, "Bad Request: there is no document in the request"),
]


@pytest.mark.invalid
@pytest.mark.parametrize(("method", "params", "status", "reason"), REFUSED)
async def test_refusals(
    api: Api, world: World, method: str, params: dict[str, Any], status: int, reason: str
) -> None:
    world.say(READER, READER, "first")
    reply = await api(method, **params)
    assert (reply.status, reply.refusal) == (status, reason)
    assert world.calls[-1].error is not None


async def test_a_send_an_edit_a_deletion(api: Api, world: World) -> None:
    question = world.say(READER, READER, "what?")
    keyboard = {"inline_keyboard": [[{"text": "a", "callback_data": "a"}]]}
    sent = (
        await api(
            "sendMessage",
            chat_id=READER,
            text="that",
            reply_markup=keyboard,
            reply_parameters={"message_id": question.message_id, "quote": "hat"},
        )
    ).result
    assert sent["reply_to_message"]["text"] == "what?"
    assert sent["quote"] == {"text": "hat", "position": 1, "is_manual": True}
    where = {"chat_id": READER, "message_id": sent["message_id"]}
    same = await api("editMessageText", **where, text="that", reply_markup=keyboard)
    assert same.refusal.startswith("Bad Request: message is not modified: specified new")
    edited = (await api("editMessageText", **where, text="this")).result
    assert edited["text"] == "this"
    assert "reply_markup" not in edited
    assert edited["edit_date"]
    marked = (await api("editMessageReplyMarkup", **where, reply_markup=keyboard)).result
    assert marked["reply_markup"] == keyboard
    assert (await api("deleteMessage", **where)).result is True
    assert world.messages(READER) == [question]


@pytest.mark.invalid
async def test_a_callback_is_answered_once(api: Api, world: World) -> None:
    markup = {"inline_keyboard": [[{"text": "a", "callback_data": "a"}]]}
    message = world.post(world.chat(READER), world.bot, text="x", reply_markup=markup)
    press = world.press(message, "a", READER)
    params = {"callback_query_id": press.id, "text": "ok", "show_alert": True}
    assert (await api("answerCallbackQuery", **params)).result is True
    assert press.answer == {"text": "ok", "show_alert": True, "url": ""}
    assert (await api("answerCallbackQuery", **params)).status == 400
    long = await api("answerCallbackQuery", callback_query_id=press.id, text="a" * 201)
    assert long.refusal == "Bad Request: MESSAGE_TOO_LONG"


async def test_only_a_moderator_deletes_what_others_wrote(api: Api, world: World) -> None:
    message = world.say(world.group, READER, "/ask")
    where = {"chat_id": world.group.id, "message_id": message.message_id}
    assert (await api("deleteMessage", **where)).refusal.endswith("message can't be deleted")
    world.group.members[world.bot.id] = "administrator"
    assert (await api("deleteMessage", **where)).result is True


async def test_a_bot_put_out_of_a_group_is_told_so(api: Api, world: World) -> None:
    world.group.members[world.bot.id] = "kicked"
    reply = await api("sendMessage", chat_id=world.group.id, text="a")
    assert (reply.status, reply.refusal) == (
        403,
        "Forbidden: bot was kicked from the supergroup chat",
    )


async def test_commands_by_scope_and_language(api: Api, world: World) -> None:
    ask = [{"command": "ask", "description": "Ask"}]
    fragen = [{"command": "ask", "description": "Fragen"}]
    private = {"type": "all_private_chats"}
    await api("setMyCommands", commands=ask)
    await api("setMyCommands", commands=fragen, scope=private, language_code="de")
    chat = world.chat(READER)
    assert world.commands.seen_by(READER, "de", chat) == fragen
    assert world.commands.seen_by(READER, "fr", chat) == ask
    assert world.commands.seen_by(READER, "de", world.group) == ask
    assert (await api("getMyCommands", scope=private, language_code="de")).result == fragen
    assert (await api("deleteMyCommands")).result is True
    assert (await api("getMyCommands")).result == []


# Bodies


async def test_every_kind_of_body_means_the_same(wire: httpx.AsyncClient, world: World) -> None:
    world.start(READER)
    path = f"/bot{TOKEN}/sendMessage"
    marks = json.dumps([{"type": "bold", "offset": 0, "length": 2}])
    fields = {"chat_id": str(READER), "text": "hé 😀", "entities": marks}
    replies = [
        await wire.post(path, data=fields),
        await wire.post(path, json={**fields, "chat_id": READER, "entities": json.loads(marks)}),
        await wire.post(path, files={name: (None, value) for name, value in fields.items()}),
        await wire.post(path, params=fields),
        await wire.get(path, params=fields),
    ]
    for reply in replies:
        result = reply.json()["result"]
        assert (result["text"], result["entities"][0]["type"]) == ("hé 😀", "bold")


BODIES: list[tuple[str, bytes]] = [
    ("application/json", b"{"),
    ("application/json", b"[1]"),
    ("application/json", b'{"text": "\\ud800", "chat_id": 1001}'),
    ("application/json", b'{"text": NaN, "chat_id": {"a": [1]}}'),
    ("application/json", b"[" * 100_000),
    ("application/json", b'{"chat_id": ' + b"9" * 10_000 + b"}"),
    ("application/x-www-form-urlencoded", b"chat_id=1001&text=%ff%fe"),
    ("application/x-www-form-urlencoded", b"a=1&" * 2_000),
    ("application/x-www-form-urlencoded", b"chat_id=1001&text=a&entities=" + b"[" * 100_000),
    ("multipart/form-data", b"no boundary"),
    ("multipart/form-data; boundary=x", b"--x\r\nnonsense"),
    ("multipart/form-data; boundary=x", b"\x00\xff" * 500),
    ("text/plain", b"chat_id=1001"),
    ("application/json; charset=\xff", b"{}"),
]


@pytest.mark.invalid
@pytest.mark.parametrize(("kind", "body"), BODIES)
async def test_malformed_bodies_are_a_400_and_nothing_worse(
    http: httpx.AsyncClient, world: World, kind: str, body: bytes
) -> None:
    world.start(READER)
    headers = {"Content-Type": kind.encode("latin-1")}
    reply = await http.post(f"/bot{TOKEN}/sendMessage", content=body, headers=headers)
    assert reply.status_code in (200, 400), reply.text
    assert reply.json()["ok"] is (reply.status_code == 200)


async def test_text_comes_back_as_it_was_sent(api: Api, world: World) -> None:
    world.start(READER)
    for text in (
        "👨‍👩‍👧‍👦 e\u0301 𝔘",
        "עברית \u2067و عربي\u2069",
        "a\u0000b",
        "<b>&amp;",
        "𐍈" * 2048,
    ):
        sent = (await api("sendMessage", chat_id=READER, text=text)).result
        assert sent["text"] == text.replace("\u0000", " ")


# Polling


async def test_a_poll_waits_for_what_comes(api: Api, world: World) -> None:
    waiting = asyncio.create_task(api("getUpdates", timeout=5))
    await asyncio.sleep(0.05)
    assert not waiting.done()
    world.say(READER, READER, "here")
    [update] = (await waiting).result
    assert update["message"]["text"] == "here"
    [again] = (await api("getUpdates")).result
    assert again == update
    assert (await api("getUpdates", offset=update["update_id"] + 1)).result == []


async def test_a_poll_ends_empty_when_its_time_is_up(api: Api) -> None:
    assert (await api("getUpdates", timeout=1)).result == []
    assert (await api("getUpdates", timeout=-5, limit=0)).result == []


async def test_a_second_poller_ends_the_first(api: Api) -> None:
    first = asyncio.create_task(api("getUpdates", timeout=20))
    await asyncio.sleep(0.05)
    assert (await api("getUpdates")).result == []
    reply = await first
    assert (reply.status, reply.refusal) == (
        409,
        "Conflict: terminated by other getUpdates request;"
        " make sure that only one bot instance is running",
    )


async def test_no_polling_while_a_webhook_is_set(api: Api) -> None:
    first = asyncio.create_task(api("getUpdates", timeout=20))
    await asyncio.sleep(0.05)
    assert (await api("setWebhook", url="http://127.0.0.1:9/hook")).result is True
    assert (await first).refusal == "Conflict: terminated by setWebhook request"
    reply = await api("getUpdates")
    assert (reply.status, reply.refusal) == (
        409,
        "Conflict: can't use getUpdates method while webhook is active;"
        " use deleteWebhook to delete the webhook first",
    )
    await api("deleteWebhook")
    assert (await api("getUpdates")).result == []


async def test_pending_updates_can_be_dropped(api: Api, world: World) -> None:
    world.say(READER, READER, "old")
    assert (await api("getWebhookInfo")).result["pending_update_count"] == 1
    await api("deleteWebhook", drop_pending_updates=True)
    assert (await api("getUpdates")).result == []


async def test_stopping_ends_a_long_poll(playground: Playground, wired: Api) -> None:
    waiting = asyncio.create_task(wired("getUpdates", timeout=50))
    await asyncio.sleep(0.05)
    began = asyncio.get_running_loop().time()
    await playground.stop()
    assert asyncio.get_running_loop().time() - began < 2
    assert (await waiting).result == []


# Files


async def test_a_file_both_ways(api: Api, http: httpx.AsyncClient, world: World) -> None:
    upload = world.upload(READER, READER, "notes.txt", b"some notes")
    assert upload.document is not None
    described = (await api("getFile", file_id=upload.document.file_id)).result
    assert described["file_size"] == 10
    path = f"/file/bot{TOKEN}/{described['file_path']}"
    assert (await http.get(path)).content == b"some notes"
    assert (await http.get(path.replace(TOKEN, "42:other"))).status_code == 401
    assert (await http.get(f"/file/bot{TOKEN}/documents/../../etc/passwd")).status_code == 404
    sent = await http.post(
        f"/bot{TOKEN}/sendDocument",
        data={"chat_id": READER, "caption": "yours"},
        files={"document": ("a.md", b"# A")},
    )
    document = sent.json()["result"]["document"]
    assert (document["file_name"], document["file_size"]) == ("a.md", 3)
    again = await api("sendDocument", chat_id=READER, document=document["file_id"])
    assert again.result["document"]["file_id"] == document["file_id"]


@pytest.mark.invalid
async def test_a_photo_is_a_picture_of_some_size(http: httpx.AsyncClient, world: World) -> None:
    world.start(READER)

    async def sent(content: bytes) -> httpx.Response:
        data = {"chat_id": READER, "caption": "a chart"}
        files = {"photo": ("chart.png", content)}
        return await http.post(f"/bot{TOKEN}/sendPhoto", data=data, files=files)

    def png(width: int, height: int) -> bytes:
        header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
        return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4s", len(header), b"IHDR") + header

    message = (await sent(png(1280, 640))).json()["result"]
    assert message["caption"] == "a chart"
    (size,) = message["photo"]
    assert (size["width"], size["height"]) == (1280, 640)
    refusals = [(await sent(each)).json()["description"] for each in (b"text", png(9000, 1001))]
    assert refusals == [
        "Bad Request: IMAGE_PROCESS_FAILED",
        "Bad Request: PHOTO_INVALID_DIMENSIONS",
    ]


async def test_bots_download_twenty_megabytes_at_most(api: Api, world: World) -> None:
    upload = world.upload(READER, READER, "big.bin", bytes(20 * 1024 * 1024 + 1))
    assert upload.document is not None
    reply = await api("getFile", file_id=upload.document.file_id)
    assert reply.refusal == "Bad Request: file is too big"


async def test_the_journal_tells_what_was_called(api: Api, world: World) -> None:
    world.start(READER)
    await api("sendmessage", chat_id=READER, text="123", entities=[], disable_notification=True)
    call = world.calls.to("sendMessage")[-1]
    assert call.params["chat_id"] == READER
    assert call.params["text"] == "123"
    assert call.params["disable_notification"] is True
    assert call.result["text"] == "123"
    assert call.error is None
    assert call.at > 0


async def test_a_bot_that_dies_amid_its_call_is_no_error_of_the_playground(
    playground: Playground, wired: Api, caplog: pytest.LogCaptureFixture
) -> None:
    url = httpx.URL(playground.url)
    _, dying = await asyncio.open_connection(url.host, url.port)
    head = f"POST /bot{TOKEN}/sendMessage HTTP/1.1\r\nHost: {url.host}:{url.port}\r\n"
    head += "Content-Type: application/json\r\nContent-Length: 99\r\n\r\n"
    dying.write(f'{head}{{"chat_id"'.encode())
    await dying.drain()
    dying.transport.abort()
    await playground.world.wait_for(lambda: playground.world.calls.to("sendMessage"))
    assert (await wired("getMe")).status == 200
    assert [each.message for each in caplog.records if each.levelname == "ERROR"] == []
