"""A recorded log of 300 lines, replayed to the running bot: it speaks when it is asked, and where.

The log, written for this project, is four days in the life of a forum of journalists and readers
("Newsroom"), and of a channel ("Morning pages") with its discussion group ("Morning talk"). Each
line is one event, in the order of time. A field without a value is left out.

id              1, 2, 3 …
at              minutes since the log began
where           a chat; or a topic of the forum, "Newsroom/Space"; "Newsroom" alone is General
who             a person, or another bot
kind            what happens, "text" where it is left out
                text, photo, animation, document, sticker, voice, poll, location, dice, contact
                edit, reaction, pinned                       of what `to` or `to_answer` names
                topic, closed, reopened, title, joined, left, removed
text            what is said; the new text; a caption, emoji, a poll's question, a place, a number;
                the name of a topic, of a group, or of who is removed or put forward as a contact
to              the line it replies to, or acts upon; a channel's post stands for its copy
to_answer       the same, of what the bot answered to that line
quote           the part of what it replies to that it quotes
marks           [kind, words]: entities that its writer put there; Telegram finds the others
options         of a poll
name            of a file
speaks_as       the group itself, for its anonymous administrators, or a channel of the writer's
forwarded_from  a person, or somebody by that name who isn't here
via             the bot whose inline result it is
expects         "reply": one new message of the bot, in reply to this one and in its topic
                "change": the bot's answer to the edited question changes, nothing new is said
                left out: nothing at all
says            a part of what the bot says in the end
"""

from collections import Counter
from pathlib import Path

from bot.config import InboxSection
from tests.end_to_end.accounts import problems
from tests.end_to_end.conftest import ROOT, staged
from tests.end_to_end.group_log import Replay, read

LOG = ROOT / "tests" / "data" / "group_log.jsonl"


async def test_the_log_replays_without_an_unsolicited_reply(data: Path) -> None:
    lines = read(LOG)
    inbox = InboxSection(chat_queue=len(lines), retry_s=0.05)
    async with staged(data, inbox=inbox) as stage:
        replay = Replay(stage.world, data, lines)
        await replay.run()
        assert len(replay.heard) == len(lines)
        assert replay.states() == {"done"}
        assert problems(stage.world, replay.heard) == []


def test_the_log_is_whole() -> None:
    lines = read(LOG)
    assert [each.id for each in lines] == list(range(1, 301))
    assert [each.at for each in lines] == sorted(each.at for each in lines)
    assert all(each.to < each.id and each.to_answer < each.id for each in lines)
    expected = Counter(each.expects for each in lines)
    assert expected.keys() == {"", "reply", "change"}
    assert 35 <= expected["reply"] <= 50
