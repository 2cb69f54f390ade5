"""The library is made anew beside the running bot, and nobody who asks notices."""

from pathlib import Path

import pytest

from bot.config import LibrarySection
from index.library import Library
from index.ownership import Ownership
from tests.end_to_end.conftest import PATIENCE_S, staged
from tests.end_to_end.test_chat import QUESTION, styled
from tests.end_to_end.test_evidence import tap, told

pytestmark = pytest.mark.long


async def test_a_bot_configured_otherwise_makes_the_library_anew_and_answers_meanwhile(
    data: Path,
) -> None:
    shorter = LibrarySection(passage_tokens=60)
    with Ownership(data):  # as `footnote run` does
        await _made_anew(data, shorter)


async def _made_anew(data: Path, shorter: LibrarySection) -> None:
    async with staged(data, library=shorter) as stage:
        library: Library = stage.services.library
        before, generation = library.edition, library.generation()
        first = await stage.ask(QUESTION)
        answers = [first]
        while library.edition == before:
            answers.append(await stage.ask(QUESTION))
        assert library.edition.shape.passage_tokens == 60
        assert library.generation() not in (None, generation)
        assert stage.services.dense.lag() == 0
        answers.append(await stage.ask(QUESTION))
        for answer in answers:
            assert "23 August 2023" in (answer.text or "")
        quoted = styled(await tap(stage, first, "[1]"), "bold")
        assert any("23 August 2023" in each for each in quoted), "its version is what it was"
        assert library.count() > 2 * 20
        await stage.world.wait_for(lambda: library.upcoming is None, timeout=PATIENCE_S)


async def test_an_article_removed_and_purged_leaves_its_buttons_saying_so(data: Path) -> None:
    async with staged(data) as stage:
        answer = await stage.ask(QUESTION)
        library: Library = stage.services.library
        gone = next(each for each in library.articles() if "chandrayaan" in each.source)
        library.purge(library.remove(gone.id).until)
        pressed = stage.world.press(answer, "[1]", stage.reader)
        assert "was removed" in await told(stage, pressed)
        assert "don't say" in ((await stage.ask(QUESTION)).text or "")
