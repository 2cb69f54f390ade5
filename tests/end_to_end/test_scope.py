"""Which article is meant: what a message says, replies to, or stands under, in a real application.

Two articles answer the same question, each its own way, so that an answer tells which was asked.
"""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.playground import ADMIN, SECOND_READER, Entity, Message, contents
from tests.end_to_end.articles import BORVETH, MARSK, SECRET, TALL, WHO, shelve
from tests.end_to_end.conftest import Stage, staged

ME = "@footnote_bot"
MISSING = "The article meant there isn't in my library, so I looked in all articles."


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path / "data") as running:
        shelve(running.services, tmp_path)
        yield running


def first_line(answer: Message) -> str:
    return (answer.text or "").partition("\n")[0]


async def asked(stage: Stage, above: Message, text: str = f"{ME} {WHO}") -> Message:
    """The answer to a question that replies to this."""
    return await stage.ask(text, above.chat, reply_to=above)


def said(stage: Stage, text: str, entities: list[Entity] = [], **extra: Any) -> Message:  # noqa: B006
    """Somebody else's message in the group, which the bot doesn't see."""
    return stage.world.say(stage.group, SECOND_READER, text, entities=entities, extra=extra)


async def test_a_reply_is_answered_from_what_the_message_links_to(stage: Stage) -> None:
    marsk = await asked(stage, said(stage, f"Look: {MARSK}/?utm_source=x#top"))
    assert first_line(marsk) == "About: Marsk"
    assert "Ida Quill" in (marsk.text or "")
    assert "Ansgar" not in (marsk.text or "")
    words = [Entity("text_link", 0, 4, "http://www.BORVETH.example/lighthouse?id=1&fbclid=z")]
    assert first_line(await asked(stage, said(stage, "Read this", words))) == "About: Borveth"
    picture = stage.world.send(stage.group, SECOND_READER, contents.photo(f"Lit: {MARSK}"))
    assert first_line(await asked(stage, picture)) == "About: Marsk"
    card = said(stage, "Look!", link_preview_options={"url": BORVETH})
    assert first_line(await asked(stage, card)) == "About: Borveth"
    assert first_line(await asked(stage, card, "/ask@footnote_bot who built it?")) == (
        "About: Borveth"
    )


async def test_a_link_in_the_question_counts_before_all_others(stage: Stage) -> None:
    above = said(stage, MARSK)
    answer = await asked(stage, above, f"{ME} {WHO} {BORVETH}")
    assert first_line(answer) == "About: Borveth"
    assert "Ansgar Tolliver" in (answer.text or "")
    alone = await stage.ask(f"{ME} {BORVETH}", stage.group)
    assert alone.text == (
        "What would you like to know about Borveth? Put your question beside the link."
    )


async def test_who_replies_to_an_answer_goes_on_with_what_it_was_asked_of(stage: Stage) -> None:
    answer = await asked(stage, said(stage, MARSK))
    followed = await asked(stage, answer, TALL)
    assert first_line(followed) == "About: Marsk"
    assert "41 metres" in (followed.text or "")
    everywhere = await stage.ask(f"{ME} {TALL}", stage.group)
    assert not first_line(everywhere).startswith("About")
    assert not first_line(await asked(stage, everywhere, WHO)).startswith("About")


async def test_a_message_of_another_chat_says_what_it_can(stage: Stage) -> None:
    channel = stage.world.add_channel("Elsewhere", owner=ADMIN)
    origin = contents.forwarded(channel)["forward_origin"]
    card = {"origin": origin, "link_preview_options": {"url": MARSK}}
    asks = stage.world.say(stage.group, stage.reader, f"{ME} {WHO}", extra={"external_reply": card})
    assert first_line(await stage.reply(asks)) == "About: Marsk"


async def test_a_file_that_an_admin_added_is_its_article_wherever_it_goes(stage: Stage) -> None:
    text = b"The lighthouse was built in 1777 by Odo Brand."
    sent = stage.world.upload(stage.admin.id, stage.admin, "odo.txt", text)
    await stage.add(sent)
    assert sent.document is not None
    passed_on = {"document": sent.document.to_json()}
    above = stage.world.send(stage.group, SECOND_READER, passed_on)
    answer = await asked(stage, above)
    assert first_line(answer) == "About: Odo"
    assert "Odo Brand" in (answer.text or "")
    card = {"origin": contents.forwarded("somebody")["forward_origin"], **passed_on}
    asks = stage.world.say(stage.group, stage.reader, f"{ME} {WHO}", extra={"external_reply": card})
    assert first_line(await stage.reply(asks)) == "About: Odo"
    other = stage.world.upload(stage.group, SECOND_READER, "other.txt", b"Not known here.")
    assert first_line(await asked(stage, other)) == MISSING


async def test_what_is_not_here_is_owned_up_to(stage: Stage) -> None:
    for answer in (
        await asked(stage, said(stage, "Look: https://nowhere.example/a")),
        await asked(stage, said(stage, f"Look: {SECRET}")),
        await stage.ask(f"{ME} {WHO} {SECRET}", stage.group),
        await stage.ask(f"{WHO} {SECRET}"),
    ):
        assert first_line(answer) == MISSING
        assert "Sela Vex" not in (answer.text or "")
        assert "1884" in (answer.text or "") or "1901" in (answer.text or "")


async def test_links_that_lead_nowhere_are_no_links(stage: Stage) -> None:
    for url in (
        "javascript:alert(1)",
        "https://marsk.example@evil.example/light",
        "tg://user?id=1",
    ):
        above = said(stage, "Look here", [Entity("text_link", 0, 4, url)])
        answer = await asked(stage, above)
        assert not first_line(answer).startswith("About")
    name = await stage.ask(f"{ME} who runs marsk.example?", stage.group)
    assert not first_line(name).startswith(("About", "The article meant"))
    flood = said(stage, " ".join(f"https://a{n}.example/" for n in range(95)) + f" {MARSK}")
    assert first_line(await asked(stage, flood)) == MISSING
