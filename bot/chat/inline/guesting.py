"""Questions from chats that the bot isn't in: who mentions it there is answered, as by a guest.

They see what is public alone, quoted: no language model is asked on behalf of strangers. Nothing of
it is remembered for the next question.
"""

from telegram import Message, Update
from telegram.ext import ContextTypes

from bot.chat import asking
from bot.chat.inline import guests
from bot.chat.manners.groups import summons
from bot.chat.manners.hurry import must_wait
from bot.chat.manners.speakers import speaker_of
from bot.chat.meant.scope import Scope, meant
from bot.chat.room import Room, room_of
from bot.chat.saying import keyboard
from bot.chat.saying.parts import Part, join
from bot.chat.saying.render import blocks
from bot.chat.saying.words import words_of
from bot.chat.store.answers import kept
from bot.types import Question


async def asked(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """The bot was mentioned, or its answer replied to."""
    message, room = update.guest_message, room_of(context)
    text = summons(message, context.bot.username, context.bot.id) if message else None
    if message is None or text is None or await must_wait(update, context):
        return
    words = words_of(update.effective_user)
    if not room.is_public:
        await guests.say(message, Part(words.say("guest-private")))
        return
    scope = await _scope(message, text, room)
    if problem := asking.wordless(scope.text, words):
        await guests.say(message, Part(problem))
    else:
        await _answer(message, scope, context, update)


async def _scope(message: Message, text: str, room: Room) -> Scope:
    """What the message says it is about; what a chat with the bot has picked is of no account."""
    scope = await meant(message, text, room, room.corpora.public)
    return scope if scope.is_said else Scope(scope.text)


async def _answer(
    message: Message, scope: Scope, context: ContextTypes.DEFAULT_TYPE, update: Update
) -> None:
    room, words = room_of(context), words_of(update.effective_user)
    question = Question(scope.text, room.corpora.public, scope.about or None)
    answer = await asking.quoted(room, question, words)
    if isinstance(answer, str):
        await guests.say(message, Part(answer))
        return
    id = await room.store.do(lambda store: store.answers.id_for(update.update_id))
    person = speaker_of(update).id
    record = kept(answer, id, chat=0, person=person, language=words.language)
    await room.store.do(lambda store: store.answers.keep(record, update.update_id))
    links = room.links(context.bot.username, id)
    # what doesn't fit one message has its first sentences and their sources in it
    part, *_ = join([*scope.above(words), *blocks(answer, links, words)])
    if inline := await guests.say(message, part, keyboard.under(record, words)):
        await room.store.do(lambda store: store.answers.lend(id, inline))
