"""How much of one text stands in another, and which articles a text is much like."""

from pathlib import Path

import pytest

from index.indexer import Indexer
from index.library import Library
from index.likeness import LEAST_RUNS, NEAR, alike, likeness, runs
from index.likeness import folded as words_in
from index.loaders import load
from index.types import DEFAULT_CORPUS
from tests.fakes import document

SAMPLES = sorted((Path(__file__).parents[2] / "index" / "samples").glob("*.md"))
TEXTS = {path.stem: load(str(path)).text for path in SAMPLES}
FOG = " ".join(f"In year {year} the keeper counted {year % 7} ships." for year in range(1880, 1900))


def sentences(text: str, every: int) -> str:
    """With every so manieth sentence written anew."""
    said = enumerate(text.split(". "), 1)
    return ". ".join(f"Another hand wrote number {n}" if n % every == 0 else s for n, s in said)


def words(text: str, every: int) -> str:
    said = enumerate(text.split(), 1)
    return " ".join(f"other{n}" if n % every == 0 else word for n, word in said)


def shares(new: str, known: str) -> tuple[float, float]:
    found = likeness(runs(new), runs(known))
    return round(found.of_new, 2), round(found.of_known, 2)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_an_edited_article_is_near_and_another_is_not(text: str) -> None:
    assert shares(text.upper().replace(", ", " - "), text) == (1, 1)
    for edited in (sentences(text, 2), sentences(text, 3), words(text, 12)):
        assert likeness(runs(edited), runs(text)).share >= 1.5 * NEAR
    of_new, of_known = shares(text[: len(text) // 2], text)
    assert of_new > 0.95
    assert 0.4 < of_known < 0.6
    assert max(shares(FOG, text)) < 0.01
    assert all(max(shares(text, other)) < 0.1 for other in TEXTS.values() if other != text)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("一二三四五六七八九十甲乙丙丁戊己庚辛壬癸", "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸", 1),
        ("अ आ इ ई उ ऊ ए ऐ ओ औ क ख ग घ च छ ज झ", "अ आ इ ई उ ऊ ए ऐ ओ औ क ख ग घ च छ ज झ", 1),
        ("Too short to tell.", "Too short to tell.", 0),
        ("", FOG, 0),
    ],
)
def test_every_script_has_words_and_a_few_of_them_say_nothing(
    one: str, other: str, expected: float
) -> None:
    assert likeness(runs(one), runs(other)).share == expected


def test_a_sign_of_india_is_a_part_of_its_word() -> None:
    said = "हिन्दी में लिखा हुआ एक छोटा सा लेख"
    assert words_in(said) == said.split()


def test_what_a_text_is_like_is_found_among_many(indexer: Indexer, library: Library) -> None:
    for name, text in TEXTS.items():
        indexer.add(document(f"/{name}.txt", text))
    for number in range(30):
        indexer.add(document(f"/fog-{number}.txt", FOG.replace("18", f"{number + 30}")))
    indexer.add(document("/secret.txt", TEXTS["chandrayaan-3"]), corpus="other")
    moon = TEXTS["chandrayaan-3"]

    def near(text: str, but: str = "") -> list[tuple[str, bool]]:
        found = alike(library, text, DEFAULT_CORPUS, but=but)
        return [(each.article.title, each.is_same) for each in found]

    assert near(moon) == [("chandrayaan-3", True)]
    assert near("\n".join(moon.split("\n\n"))) == [("chandrayaan-3", True)]
    assert near(sentences(moon, 3)) == [("chandrayaan-3", False)]
    assert near(f"{moon}\n\n{moon}") == [("chandrayaan-3", False)]
    assert near(moon[: len(moon) // 3]) == [("chandrayaan-3", False)]
    (known,) = alike(library, moon, DEFAULT_CORPUS)
    assert near(moon, but=known.article.id) == []
    assert near("Nobody has written about marmalade here so far.") == []
    both = alike(library, TEXTS["threads-launch"] + moon[: len(moon) // 2], DEFAULT_CORPUS)
    assert [each.article.title for each in both] == ["threads-launch", "chandrayaan-3"]


def test_a_short_text_is_known_by_being_the_same(indexer: Indexer, library: Library) -> None:
    indexer.add(document("/a.txt", "The tide is high."))
    assert LEAST_RUNS > 4
    (found,) = alike(library, "THE TIDE IS HIGH", DEFAULT_CORPUS)
    assert found.is_same
    assert alike(library, "The tide is low.", DEFAULT_CORPUS) == []


def test_a_text_without_spaces_is_found_too(indexer: Indexer, library: Library) -> None:
    text = "灯台は千八百八十四年に建てられ、守り手は毎晩その火をともして船を数えた。"
    indexer.add(document("/ja.txt", text, language="ja"))
    (found,) = alike(library, text.replace("、", "。"), DEFAULT_CORPUS)
    assert found.is_same
