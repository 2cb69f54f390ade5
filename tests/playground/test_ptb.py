"""python-telegram-bot's own Application runs on the playground unmodified."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from telegram import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    MessageEntity,
    ReplyParameters,
    Update,
)
from telegram.constants import ChatAction
from telegram.error import BadRequest, Conflict, EndPointNotFound, Forbidden, InvalidToken
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ExtBot,
    MessageHandler,
    filters,
)

from bot.playground import ADMIN, READER, Playground, User, World

from .conftest import TOKEN

Context = ContextTypes.DEFAULT_TYPE


def build(playground: Playground, token: str = TOKEN) -> Application:
    builder = ApplicationBuilder().token(token).base_url(f"{playground.url}bot")
    return builder.base_file_url(f"{playground.url}file/bot").build()


async def start(update: Update, context: Context) -> None:
    row = [InlineKeyboardButton("More", callback_data="more")]
    await update.message.reply_text(
        f"Welcome {context.args}",
        entities=[MessageEntity(MessageEntity.BOLD, 0, 7)],
        reply_markup=InlineKeyboardMarkup([row]),
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )


async def more(update: Update, context: Context) -> None:
    await update.callback_query.answer("more it is")
    await update.callback_query.edit_message_text("More.")


async def document(update: Update, context: Context) -> None:
    file = await update.message.document.get_file()
    content = bytes(await file.download_as_bytearray())
    await update.message.reply_document(content.upper(), filename="loud.txt", caption="LOUD")


async def echo(update: Update, context: Context) -> None:
    await update.message.reply_text(update.message.text, do_quote=True)


@pytest.fixture
async def app(playground: Playground) -> AsyncIterator[Application]:
    app = build(playground)
    app.add_handler(CommandHandler("start", start))
    app.add_handler(CallbackQueryHandler(more))
    app.add_handler(MessageHandler(filters.Document.ALL, document))
    app.add_handler(MessageHandler(filters.TEXT & ~filters.COMMAND, echo))
    await app.initialize()
    await app.start()
    await app.updater.start_polling(poll_interval=0, timeout=5)
    yield app
    await app.updater.stop()
    await app.stop()
    await app.shutdown()


async def test_a_command_a_press_an_edit(app: Application, world: World) -> None:
    welcome = await world.next_from_bot(world.start(READER, "abc"))
    assert welcome.text == "Welcome ['abc']"
    assert [(mark.type, mark.length) for mark in welcome.entities] == [("bold", 7)]
    press = world.press(welcome, "More", READER)
    await world.wait_for(lambda: welcome.text == "More.")
    assert press.answer is not None
    assert press.answer["text"] == "more it is"
    assert welcome.buttons == []


async def test_a_document_both_ways(app: Application, world: World) -> None:
    answer = await world.next_from_bot(world.upload(READER, READER, "a.txt", b"quiet"))
    assert answer.document is not None
    assert (answer.document.name, answer.document.content) == ("loud.txt", b"QUIET")
    assert answer.caption == "LOUD"


async def test_a_group_mention_and_silence_otherwise(app: Application, world: World) -> None:
    world.say(world.group, READER, "just chatting")
    mention = world.say(world.group, READER, "@footnote_bot hello")
    answer = await world.next_from_bot(mention)
    assert answer.reply_to is mention
    assert answer.thread_id == mention.message_id
    reply = world.say(world.group, ADMIN, "and you?", reply_to=answer)
    await world.next_from_bot(reply)
    assert len(world.from_bot(world.group)) == 2


async def test_a_reply_to_a_reply_in_a_group(app: Application, world: World) -> None:
    first = await world.next_from_bot(world.say(world.group, READER, "@footnote_bot one"))
    second = await world.next_from_bot(world.say(world.group, READER, "two", reply_to=first))
    assert second.text == "two"
    assert "message_thread_id" not in world.calls.to("sendMessage")[-1].params


async def test_errors_arrive_as_ptbs_own(app: Application, world: World) -> None:
    bot: ExtBot = app.bot
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(123456, "x")
    with pytest.raises(Forbidden, match="can't initiate"):
        await bot.send_message(ADMIN, "x")
    message = world.start(READER)
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(READER, "x", reply_parameters=ReplyParameters(999_999_999))
    lenient = ReplyParameters(999_999_999, allow_sending_without_reply=True)
    assert (await bot.send_message(READER, "x", reply_parameters=lenient)).text == "x"
    quoting = ReplyParameters(message.message_id, quote="start")
    quoted = await bot.send_message(READER, "x", reply_parameters=quoting)
    assert quoted.quote.text == "start"
    sent = await bot.send_message(READER, "same")
    with pytest.raises(BadRequest, match="Message is not modified"):
        await sent.edit_text("same")
    assert await sent.delete() is True
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await sent.delete()


async def test_what_else_a_bot_asks(app: Application, world: World) -> None:
    bot: ExtBot = app.bot
    world.start(READER)
    assert await bot.send_chat_action(READER, ChatAction.TYPING)
    assert (await bot.get_chat(READER)).first_name == "Reader"
    assert (await bot.get_chat(world.group.id)).title == "Reading room"
    assert [m.user.id for m in await bot.get_chat_administrators(world.group.id)] == [ADMIN]
    world.users[5001] = User(5001, "Helper", "helper_bot", is_bot=True)
    world.group.members |= {5001: "administrator", world.bot.id: "administrator"}
    found = await bot.get_chat_administrators(world.group.id)
    assert {(each.user.id, each.status) for each in found} == {
        (ADMIN, "creator"),
        (world.bot.id, "administrator"),
    }
    assert len(await bot.get_chat_administrators(world.group.id, return_bots=True)) == 3
    world.group.username = "reading_room"
    world.group.members[world.bot.id] = "left"
    assert len(await bot.get_chat_administrators(world.group.id)) == 1
    world.group.members[world.bot.id] = "kicked"
    with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
        await bot.get_chat_administrators(world.group.id)
    world.group.members[world.bot.id] = "member"
    assert (await bot.get_chat_member(world.group.id, READER)).status == "member"
    commands = [BotCommand("ask", "Ask")]
    for scope in (None, BotCommandScopeAllGroupChats(), BotCommandScopeChat(world.group.id)):
        assert await bot.set_my_commands(commands, scope=scope)
        assert list(await bot.get_my_commands(scope=scope)) == commands
        assert await bot.delete_my_commands(scope=scope)
    html = await bot.send_message(READER, "<b>a</b> &amp; b", parse_mode="HTML")
    assert (html.text, html.entities[0].type) == ("a & b", "bold")
    assert (await bot.get_webhook_info()).pending_update_count == 0


async def test_an_unknown_method_is_404(app: Application) -> None:
    with pytest.raises(EndPointNotFound):
        await app.bot.do_api_request("sendTelepathy", api_kwargs={"chat_id": READER})


async def test_a_wrong_token_stops_a_bot_at_start(playground: Playground) -> None:
    app = build(playground, "42:wrong")
    with pytest.raises(InvalidToken):
        await app.initialize()
    await app.shutdown()


async def test_a_second_bot_is_a_conflict(playground: Playground, world: World) -> None:
    async with build(playground).bot as first, build(playground).bot as second:
        poll = asyncio.create_task(first.get_updates(timeout=20))
        await world.wait_for(lambda: world.updates.turn == 1)
        await second.get_updates(timeout=0)
        with pytest.raises(Conflict, match="make sure that only one bot instance"):
            await poll


async def test_nothing_is_lost_between_two_bots(playground: Playground, world: World) -> None:
    world.say(READER, READER, "asked while nobody listened")
    async with build(playground).bot as first:
        [update] = await first.get_updates()
    async with build(playground).bot as second:
        [again] = await second.get_updates()
        assert again.update_id == update.update_id
        assert await second.get_updates(offset=update.update_id + 1) == ()
