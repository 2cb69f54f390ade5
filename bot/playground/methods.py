"""What the bot can do: one function a Bot API method, from the world and the arguments.

`METHODS` is the table; a method that is not in it answers 404, as an older server would.
getUpdates waits, so it lives with the HTTP edge in `botapi.py`.
"""

from collections.abc import Callable
from typing import Any

from . import channels, inline, pictures, reactions, rules
from .args import Args, Upload
from .commands import Scope, parse_scope
from .drafts import DRAFT_SECONDS, Draft
from .errors import NOT_MODIFIED, QUERY_TOO_OLD, bad_request, forbidden, invalid
from .files import File
from .messages import Message
from .people import Chat
from .refusals import NO_DRAFTS, NOT_AN_ADMIN, TOPIC_CLOSED, TOPIC_DELETED, migrated
from .rules import MAX_DOWNLOAD
from .webhook import MAX_CONNECTIONS, Webhook, checked_url
from .world import World

MAX_DELETE_AGE = 48 * 3600  # seconds

Method = Callable[[World, Args], Any]


def find_chat(world: World, chat_id: str) -> Chat:
    """The chat as the bot knows it: one it shares, or whose user has written to it."""
    chat_id = chat_id.strip()
    if not chat_id:
        raise bad_request("chat_id is empty")
    if chat_id.startswith("@"):
        name = chat_id[1:].lower()
        found = [chat for chat in world.chats.values() if (chat.username or "").lower() == name]
        if not found or found[0].is_private:
            raise bad_request("chat not found")
        return found[0]
    digits = chat_id.removeprefix("-")
    number = int(chat_id) if digits.isdecimal() and len(digits) < 20 else 0
    chat = world.chats.get(number)
    if chat and chat.started:
        return chat
    if number in world.users and number != world.bot.id:
        raise forbidden("bot can't initiate conversation with a user")
    raise bad_request("chat not found")


def readable_chat(world: World, args: Args) -> Chat:
    """A chat that the bot may ask about: one it is in, or a public one."""
    chat = find_chat(world, args.text("chat_id"))
    is_public = chat.username and chat.members.get(world.bot.id) != "kicked"
    if not chat.is_private and not is_public:
        _check_member(world, chat)
    return chat


def _check_member(world: World, chat: Chat) -> None:
    if not chat.has(world.bot.id):
        kicked = chat.members.get(world.bot.id) == "kicked"
        state = "was kicked from" if kicked else "is not a member of"
        raise forbidden(f"bot {state} the {chat.kind}")


def writable_chat(world: World, args: Args) -> Chat:
    chat = find_chat(world, args.text("chat_id"))
    if chat.moved_to is not None:
        raise migrated(chat.moved_to).error()
    if chat.is_private and not chat.has(world.bot.id):
        raise forbidden("bot was blocked by the user")
    _check_member(world, chat)
    if chat.is_channel and not chat.is_administered_by(world.bot.id):
        raise NOT_AN_ADMIN.error()
    return chat


def _message(chat: Chat, args: Args, purpose: str) -> Message:
    message = chat.messages.get(args.integer("message_id"))
    if message is None:
        raise bad_request(f"message to {purpose} not found")
    return message


def _editable(world: World, args: Args) -> Message:
    """The message that a call edits: one of the bot's, or one sent through inline mode."""
    if args.text("chat_id") or args.text("message_id"):
        message = _message(writable_chat(world, args), args, "edit")
        if message.author is not world.bot:
            raise bad_request("message can't be edited")
        return message
    inline_id = args.text("inline_message_id")
    if not inline_id:
        raise bad_request("message identifier is not specified")
    if inline_id not in world.inline_messages:
        raise bad_request("MESSAGE_ID_INVALID")
    return world.inline_messages[inline_id]


def _markup(args: Args) -> rules.Markup | None:
    return rules.reply_markup(
        args.nested("reply_markup", "can't parse reply keyboard markup JSON object")
    )


def _link_preview(args: Args) -> dict[str, Any] | None:
    raw = args.nested("link_preview_options", "can't parse link preview options JSON object")
    if raw is not None and not isinstance(raw, dict):
        raise invalid("object expected as link preview options")
    return raw or None


def _reply(world: World, chat: Chat, args: Args) -> tuple[Message | None, str | None]:
    """The message to reply to, and the quote from it."""
    raw = args.nested("reply_parameters", "can't parse reply parameters JSON object")
    if raw is None and not args.text("reply_to_message_id"):
        return None, None
    if raw is None:
        raw = {
            "message_id": args.integer("reply_to_message_id"),
            "allow_sending_without_reply": args.flag("allow_sending_without_reply"),
        }
    if not isinstance(raw, dict):
        raise invalid("object expected as reply parameters")
    if not raw:
        return None, None
    message_id = raw.get("message_id")
    if not isinstance(message_id, int) or isinstance(message_id, bool):
        raise invalid('can\'t find field "message_id"')
    source = find_chat(world, str(raw["chat_id"])) if raw.get("chat_id") else chat
    message = source.messages.get(message_id)
    if message is None:
        if raw.get("allow_sending_without_reply") is True:
            return None, None
        raise bad_request("message to be replied not found")
    words = raw.get("quote")
    return message, rules.quote(words, message.words) if isinstance(words, str) and words else None


def _thread(chat: Chat, args: Args) -> int | None:
    """A topic's id. Threads of replies, comments among them, can't be named, and nor can General.

    https://github.com/tdlib/telegram-bot-api/issues/447: what such a thread holds is replied to.
    """
    thread = args.integer("message_thread_id")
    if thread <= 0:
        return None
    # Topics of private chats are made by clients: there is one where a message says so.
    told = chat.is_private and any(each.thread_id == thread for each in chat.messages.values())
    if thread not in chat.topics and not told:
        raise TOPIC_DELETED.error()
    return thread


def _open_thread(world: World, chat: Chat, thread: int | None, reply: Message | None) -> int | None:
    """Where a message goes: the named thread, or that of what it replies to."""
    if thread is None and reply is not None and reply.chat is chat:
        thread = reply.thread_id
    topic = chat.topics.get(thread or 0)
    if topic and topic.closed and not chat.may(world.bot.id, "can_manage_topics"):
        raise TOPIC_CLOSED.error()
    return thread


def _send(world: World, args: Args, content: dict[str, Any]) -> dict[str, Any]:
    markup = _markup(args)
    chat = writable_chat(world, args)
    reply, quote = _reply(world, chat, args)
    message = world.post(
        chat,
        world.bot,
        reply_to=reply,
        quote=quote,
        reply_markup=markup,
        thread_id=_open_thread(world, chat, _thread(chat, args), reply),
        **content,
    )
    world.changes.add("typing", chat=chat.id, action="cancel", thread=message.thread_id)
    world.changed(message)
    channels.forward(world, message)
    return message.to_json()


def get_me(world: World, args: Args) -> dict[str, Any]:
    return {
        **world.bot.to_json(),
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
        "supports_guest_queries": world.guests.enabled,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def send_message(world: World, args: Args) -> dict[str, Any]:
    preview = _link_preview(args)
    text, entities = rules.message_text(
        args.text("text"), args.text("parse_mode"), args.nested("entities")
    )
    return _send(world, args, {"text": text, "entities": entities, "link_preview": preview})


def send_message_draft(world: World, args: Args) -> bool:
    text, entities = rules.draft_text(
        args.text("text"), args.text("parse_mode"), args.nested("entities")
    )
    chat = writable_chat(world, args)
    if not chat.is_private:
        raise NO_DRAFTS.error()
    draft_id = args.integer("draft_id", low=-(1 << 63))
    if not draft_id:
        raise invalid("RANDOM_ID_INVALID")
    until = world.clock() + DRAFT_SECONDS
    world.drafted(Draft(chat, draft_id, until, text, entities, _thread(chat, args)))
    return True


def send_document(world: World, args: Args) -> dict[str, Any]:
    return _send_file(world, args, "document", lambda file: {"document": file})


def send_photo(world: World, args: Args) -> dict[str, Any]:
    return _send_file(world, args, "photo", lambda file: {"extra": {"photo": pictures.sizes(file)}})


def _send_file(
    world: World, args: Args, kind: str, content: Callable[[File], dict[str, Any]]
) -> dict[str, Any]:
    given = args.file(kind)
    if given is None:
        raise bad_request(f"there is no {kind} in the request")
    caption, marks = rules.caption_text(
        args.text("caption"), args.text("parse_mode"), args.nested("caption_entities")
    )
    if isinstance(given, Upload):
        if not given.content:
            raise invalid("file must be non-empty")
        writable_chat(world, args)  # refuse before keeping the bytes
        if kind == "photo":
            pictures.checked(given.content)
        file = world.files.add(given.name, given.content)
    elif (known := world.files.get(given)) is not None:
        file = known
    elif "://" in given:
        raise bad_request("failed to get HTTP URL content")
    else:
        raise bad_request("wrong remote file identifier specified: Wrong string length")
    return _send(
        world, args, {**content(file), "caption": caption or None, "caption_entities": marks}
    )


def edit_message_text(world: World, args: Args) -> dict[str, Any] | bool:
    """Without `reply_markup` the keyboard goes, as on the real server."""
    preview = _link_preview(args)
    text, entities = rules.message_text(
        args.text("text"), args.text("parse_mode"), args.nested("entities"), editing=True
    )
    markup = _markup(args)
    message = _editable(world, args)
    if message.text is None:
        raise bad_request("there is no text in the message to edit")
    old = (message.text, list(message.entities), message.reply_markup, message.link_preview)
    if old == (text, entities, markup, preview):
        raise bad_request(NOT_MODIFIED)
    message.text, message.entities = text, entities
    message.reply_markup, message.link_preview = markup, preview
    return _edited(world, args, message)


def edit_message_reply_markup(world: World, args: Args) -> dict[str, Any] | bool:
    markup = _markup(args)
    message = _editable(world, args)
    if message.reply_markup == markup:
        raise bad_request(NOT_MODIFIED)
    message.reply_markup = markup
    return _edited(world, args, message)


def _edited(world: World, args: Args, message: Message) -> dict[str, Any] | bool:
    """The message, or only True where the bot named it by its inline id."""
    message.edit_date = world.now()
    world.changed(message)
    return True if args.text("inline_message_id") else message.to_json()


def delete_message(world: World, args: Args) -> bool:
    chat = writable_chat(world, args)
    message = _message(chat, args, "delete")
    own = message.author is world.bot
    allowed = own or chat.is_private or chat.is_administered_by(world.bot.id)
    moderator = chat.is_administered_by(world.bot.id)
    if not allowed or (not moderator and world.now() - message.date > MAX_DELETE_AGE):
        raise bad_request("message can't be deleted")
    world.deleted(message)
    return True


def set_message_reaction(world: World, args: Args) -> bool:
    emoji = reactions.of_a_bot(args.nested("reaction", "can't parse reaction types JSON object"))
    chat = readable_chat(world, args)
    world.reactions.put(_message(chat, args, "react"), world.bot, emoji)
    return True


def send_chat_action(world: World, args: Args) -> bool:
    action = rules.action(args.text("action"))
    chat = writable_chat(world, args)
    world.changes.add("typing", chat=chat.id, action=action, thread=_thread(chat, args))
    return True


def answer_callback_query(world: World, args: Args) -> bool:
    text = rules.answer(args.text("text"))
    press = world.presses.get(args.text("callback_query_id"))
    if press is None or press.answer is not None:
        raise bad_request(QUERY_TOO_OLD)
    press.answer = {"text": text, "show_alert": args.flag("show_alert"), "url": args.text("url")}
    world.changes.add("answer", query=press.id, user=press.sender.id, **press.answer)
    return True


def answer_inline_query(world: World, args: Args) -> bool:
    found = inline.results(args.nested("results", "can't parse inline query results JSON object"))
    offset = inline.next_offset(args.text("next_offset"))
    button = inline.button(
        args.nested("button", "can't parse inline query results button JSON object")
    )
    asked = world.inline.get(args.text("inline_query_id"))
    if asked is None or asked.results is not None:
        raise bad_request(QUERY_TOO_OLD)
    asked.results, asked.next_offset, asked.button = found, offset, button
    asked.cache_time = args.integer("cache_time", inline.CACHE_SECONDS, low=0)
    asked.is_personal = args.flag("is_personal")
    return True


def answer_guest_query(world: World, args: Args) -> dict[str, str]:
    """A SentGuestMessage."""
    result = inline.result(args.nested("result", "can't parse guest query result JSON object"))
    message = world.guests.answer(args.text("guest_query_id"), inline.message_content(result))
    return {"inline_message_id": world.lend(message)}


def set_my_commands(world: World, args: Args) -> bool:
    raw = args.nested("commands", "can't parse commands JSON object")
    listing = rules.commands(raw or [])
    world.commands.set(_scope(world, args), args.text("language_code"), listing)
    world.changes.add("commands")
    return True


def get_my_commands(world: World, args: Args) -> list[dict[str, str]]:
    return world.commands.get(_scope(world, args), args.text("language_code"))


def delete_my_commands(world: World, args: Args) -> bool:
    world.commands.delete(_scope(world, args), args.text("language_code"))
    world.changes.add("commands")
    return True


def _scope(world: World, args: Args) -> Scope:
    raw = args.nested("scope", "can't parse BotCommandScope JSON object")
    kind, chat_id, user_id = parse_scope(raw)
    return kind, find_chat(world, chat_id).id if chat_id else 0, user_id


def get_chat(world: World, args: Args) -> dict[str, Any]:
    """A ChatFullInfo."""
    chat = readable_chat(world, args)
    gifts = dict.fromkeys(
        ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription"), False
    )
    gifts["gifts_from_channels"] = False
    body = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts}
    if chat.linked is not None:
        body["linked_chat_id"] = chat.linked
    if not chat.is_private:
        body["permissions"] = {"can_send_messages": True, "can_send_documents": True}
    return {**chat.to_json(), **body}


def get_chat_member(world: World, args: Args) -> dict[str, Any]:
    chat = readable_chat(world, args)
    user_id = args.integer("user_id")
    if user_id <= 0:
        raise bad_request("invalid user_id specified")
    user = world.users.get(user_id)
    if user is None or (chat.is_private and user_id not in chat.members):
        raise bad_request("user not found")
    return chat.member_json(user)


def get_chat_administrators(world: World, args: Args) -> list[dict[str, Any]]:
    """ChatMembers; of bots, itself alone unless it wants all."""
    chat = readable_chat(world, args)
    if chat.is_private:
        raise bad_request("there are no administrators in the private chat")
    found = [world.users[id] for id in chat.members if chat.is_administered_by(id)]
    is_all = args.flag("return_bots")
    return [
        chat.member_json(each) for each in found if is_all or not each.is_bot or each is world.bot
    ]


def get_file(world: World, args: Args) -> dict[str, Any]:
    file_id = args.text("file_id")
    if not file_id:
        raise bad_request("file_id not specified")
    file = world.files.get(file_id)
    if file is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(file.content) > MAX_DOWNLOAD:
        raise bad_request("file is too big")
    keys = ("file_id", "file_unique_id", "file_size")
    document = file.to_json()
    return {**{key: document[key] for key in keys}, "file_path": file.path}


def set_webhook(world: World, args: Args) -> bool:
    url = args.text("url")
    if not url:
        return delete_webhook(world, args)
    webhook = Webhook(
        checked_url(url),
        rules.secret_token(args.text("secret_token")),
        args.integer("max_connections", MAX_CONNECTIONS, low=1, high=100),
    )
    if args.flag("drop_pending_updates"):
        world.updates.clear()
    world.updates.allow(args.nested("allowed_updates"))
    world.webhook = webhook
    world.updates.claim("setWebhook")
    return True


def delete_webhook(world: World, args: Args) -> bool:
    if args.flag("drop_pending_updates"):
        world.updates.clear()
    world.webhook = Webhook()
    return True


def get_webhook_info(world: World, args: Args) -> dict[str, Any]:
    return world.webhook.to_json(len(world.updates.pending), world.updates.allowed)


METHODS: dict[str, Method] = {
    "getMe": get_me,
    "sendMessage": send_message,
    "sendMessageDraft": send_message_draft,
    "sendDocument": send_document,
    "sendPhoto": send_photo,
    "editMessageText": edit_message_text,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "setMessageReaction": set_message_reaction,
    "sendChatAction": send_chat_action,
    "answerCallbackQuery": answer_callback_query,
    "answerInlineQuery": answer_inline_query,
    "answerGuestQuery": answer_guest_query,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "getFile": get_file,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
