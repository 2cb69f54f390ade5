"""Words and characters are found, folded, counted and taken out again."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import lexical
from index.lexical import Boosts, bigrams, content_words, fold, rarity, trigrams
from index.library import Library
from tests.fakes import FakeEmbedder, document, prepared


def put(library: Library, *texts: str, title: str = "T", corpus: str = "main") -> list[int]:
    """One passage a text; their ids."""
    embedder = FakeEmbedder()
    ids = []
    for number, text in enumerate(texts):
        each = document(f"/{corpus}/{title}/{number}.txt", text, title=title)
        article = library.put(prepared(each, embedder, corpus=corpus, size=500), "fake@1")
        (passage,) = library.passages_of(article)
        ids.append(passage.id)
    return ids


def words(library: Library, question: str, *, corpus: str = "main", article: str = "") -> list[int]:
    found = lexical.search_words(
        library.db, question, 10, corpora=(corpus,), article=article or None
    )
    return [id for id, _ in found]


def characters(library: Library, question: str) -> list[int]:
    found = lexical.search_characters(library.db, question, 10)
    return [id for id, _ in found]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Éléphant", "elephant"),
        ("STRASSE", "straße"),
        ("ﬁne", "fine"),
        ("Ёлка", "елка"),
        ("كتاب", "کتاب"),
        ("می\u200cرود", "می رود"),
        ("כָּתַב", "כתב"),
        ("ＡＢＣ", "abc"),
    ],
)
def test_case_accents_and_spellings_fold_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(fold(text))) == fold(fold(text))


@pytest.mark.parametrize(
    ("question", "telling"),
    [
        ("What did the probe find?", ["probe", "find"]),
        ("Who are you?", ["who", "are", "you"]),
        ("", []),
        ("?!", []),
        ("Где Ёлка?", ["где", "елка"]),
        ("snake_case C3PO", ["snake", "case", "c3po"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("কবে நிலா", ["কবে", "நிலா"]),
    ],
)
def test_the_telling_words_of_a_question(question: str, telling: list[str]) -> None:
    assert content_words(question) == telling


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("彗星上", ["彗星", "星上"]),
        ("a 彗 b", ["彗"]),
        ("abc", []),
        ("ab彗星cd着陆", ["彗星", "着陆"]),
        ("ดาว", ["ดา", "าว"]),
    ],
)
def test_pairs_are_of_stretches_written_without_spaces(text: str, pairs: list[str]) -> None:
    assert bigrams(text) == pairs


def test_trigrams_stay_within_words() -> None:
    assert trigrams("комета, да") == ["ком", "оме", "мет", "ета"]


def test_the_passage_with_the_rarer_words_comes_first(library: Library) -> None:
    ids = put(library, "A comet and a comet.", "The comet has a cliff.", "Nothing here.")
    assert words(library, "Which comet has a cliff?") == [ids[1], ids[0]]


def test_a_stem_finds_its_other_forms(library: Library) -> None:
    ids = put(library, "It landed on the comets.")
    assert words(library, "landing comet") == ids


def test_a_title_is_found_and_weighs_as_it_is_told(library: Library) -> None:
    (by_title,) = put(library, "Nothing of it.", title="Comet")
    (by_text,) = put(library, "A comet is here, in a text of some more words.", title="Else")

    def best(boosts: Boosts) -> int:
        found = lexical.search_words(library.db, "comet", 10, boosts=boosts)
        assert {id for id, _ in found} == {by_title, by_text}
        return found[0][0]

    assert best(Boosts(title=10.0)) == by_title
    assert best(Boosts(title=0.01)) == by_text


def test_a_search_stays_in_its_corpus_and_article(library: Library) -> None:
    here = put(library, "A comet.", "Another comet.")
    there = put(library, "A third comet.", corpus="there")
    assert sorted(words(library, "comet")) == here
    assert words(library, "comet", corpus="there") == there
    article = library.passages(here)[here[0]].article_id
    assert words(library, "comet", article=article) == here[:1]
    assert words(library, "comet", corpus="there", article=article) == []


@pytest.mark.parametrize(
    ("right", "wrong", "question"),
    [
        ("Аппарат сел на комету.", "Команда уехала домой.", "Когда он садился на кометах?"),
        ("探测器在彗星上着陆。", "团队回家了。", "什么在彗星着陆了？"),
        ("探査機は彗星に着陸した。", "チームは家に帰った。", "彗星への着陸はいつ？"),
        ("탐사선이 혜성에 착륙했다.", "팀은 집으로 돌아갔다.", "혜성 착륙은 언제?"),
        ("ยานลงจอดบนดาวหาง", "ทีมกลับบ้านแล้ว", "ดาวหางคืออะไร"),
        ("کاوشگر روی دنباله‌دار فرود آمد.", "تیم به خانه رفت.", "فرود روي دنباله دار"),
        ("यान धूमकेतु तक गया।", "टीम घर लौटी थी।", "धूमकेतुओं की दूरी?"),
        ("Luotain laskeutui komeetalle.", "Ryhmä lähti kotiin.", "laskeutuminen komeetoille"),
    ],
)
def test_a_language_of_changing_or_unspaced_words_is_found_by_characters(
    library: Library, right: str, wrong: str, question: str
) -> None:
    ids = put(library, wrong, right)
    assert characters(library, question)[:1] == ids[1:]


@pytest.mark.parametrize(
    "question",
    [
        "",
        " ",
        "?!",
        '"',
        "'; DROP TABLE passages;--",
        "a AND b OR NOT c NEAR(d)",
        "text:comet",
        "*",
        "comet^2",
        "-comet",
        "{title}: x",
        "\x00",
        "x" * 5000,
        "word " * 1000,
        "彗" * 5000,
        "ัี่ื้",
        "🙂",
        "يُكتَب",
        "��",
        "a\u200cb",
        "\u202eabc",
        "１２３",
        "ⅷ",
        "²",
        "中",
    ],
)
def test_no_question_breaks_the_search(library: Library, question: str) -> None:
    put(library, "A comet.")
    words(library, question)
    characters(library, question)


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=40))
def test_any_text_can_be_put_searched_and_taken_out(text: str) -> None:
    db = _tables()
    entry = lexical.Entry(1, text, text, f"{text} comet")
    lexical.add(db, [entry], 1)
    lexical.search_words(db, text, 5)
    lexical.search_characters(db, text, 5)
    lexical.remove(db, [entry], 1)
    for table in (f"{name}_1" for name in lexical.TABLES):
        db.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")
        assert db.execute(f"SELECT count(*) FROM {table}_docsize").fetchone() == (0,)
    db.close()


def _tables() -> sqlite3.Connection:
    from index.database import _statements
    from index.migrations import MIGRATIONS

    db = sqlite3.connect(":memory:")
    for _, script in MIGRATIONS:
        for statement in _statements(script):
            db.execute(statement)
    return db


def test_a_rare_word_counts_more_and_an_unknown_one_most(library: Library) -> None:
    put(library, "A comet.", "A comet and a cliff.", "A comet again.")
    common, rare, unknown = rarity(library.db, ["comet", "cliff", "moon"])
    assert 0 <= common < rare < unknown
