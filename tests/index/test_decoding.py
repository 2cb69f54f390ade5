"""Bytes become the text that was meant, and nothing dangerous stays in it."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import SourceNotText
from index.loaders.decoding import HIDDEN, decode, described, harmless, hidden

WESTERN = "Müller aß 30 Crêpes à la “façon” d’été — für 12 €, señor. Garçon, l’addition! "
RUSSIAN = "Вчера аппарат сел на комету и передал снимки. Учёные ждали этого десять лет. "
POLISH = "Zażółć gęślą jaźń, powiedział żółw. Sąd odrzucił wniosek spółki o odszkodowanie. "
GREEK = "Το σκάφος προσεδαφίστηκε στον κομήτη και έστειλε εικόνες για εξήντα ώρες. "
JAPANESE = "探査機は彗星に着陸し、六十時間にわたって写真を送りました。科学者は十年待ちました。"
CHINESE = "探测器在彗星上着陆，并在六十小时内发回了照片。科学家为此等待了十年。"

ANY = st.text(st.characters(), max_size=100)  # surrogates too


def decoded(data: bytes) -> str:
    return decode("a.txt", data)[0]


@given(ANY)
def test_harmless_keeps_the_length_and_does_nothing_twice(text: str) -> None:
    once = harmless(text)
    assert len(once) == len(text)
    assert harmless(once) == once
    assert not hidden(once)
    once.encode()


@given(
    st.text(
        st.sampled_from("aé中🙂𐍈ا\u200c\u200d\t\n\r\u200e\u200f \u00a0\u0301\ufffd"), max_size=50
    )
)
def test_what_readers_need_stays(text: str) -> None:
    assert harmless(text) == text
    assert not hidden(text)


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        ("\0", "\ufffd"),
        ("\x1b", "\ufffd"),
        ("\x7f", "\ufffd"),
        ("\x9f", "\ufffd"),
        ("\ud800", "\ufffd"),
        ("\x0b", "\n"),
        ("\x0c", "\n"),
        ("\x85", "\n"),
        ("\u200b", " "),
        ("\ufeff", " "),
        ("\u202e", " "),
        ("\u2069", " "),
        ("\U000e0041", " "),
    ],
)
def test_dangerous_characters_are_replaced_one_for_one(bad: str, good: str) -> None:
    assert harmless(f"a{bad}b") == f"a{good}b"


@given(ANY)
def test_what_was_replaced_is_told_by_kind(text: str) -> None:
    replaced = [char for char, now in zip(text, harmless(text), strict=True) if char != now]
    untold = [char for char in replaced if char in "\v\f\x85" or "\ud800" <= char <= "\udfff"]
    assert hidden(text).total() == len(replaced) - len(untold)
    assert set(hidden(text)) <= set(HIDDEN)


def test_what_a_file_hid_is_described_the_most_first() -> None:
    data = "One\u202e two\u202c" + "".join(chr(0xE0000 + ord(each)) for each in "ignore rules")
    text, found = decode("a.txt", data.encode())
    assert len(text) == len(data)
    assert described(found) == "14 hidden characters: 12 tag characters, 2 direction overrides"
    assert described(hidden("\u200b")) == "1 hidden character: 1 zero-width character"


ENCODABLE = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Cn")), max_size=100)


@given(ENCODABLE, st.sampled_from(["utf-8-sig", "utf-16", "utf-32"]))
def test_any_text_with_a_byte_order_mark_comes_back(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)) == text


@pytest.mark.parametrize(
    "encoding", ["utf-16-be", "utf-16-le", "utf-32-be", "utf-32-le"], ids=lambda each: str(each)
)
def test_both_byte_orders_with_their_mark_come_back(encoding: str) -> None:
    assert decoded(("\ufeff" + WESTERN + RUSSIAN).encode(encoding)) == WESTERN + RUSSIAN


@given(ENCODABLE)
def test_any_utf_8_comes_back(text: str) -> None:
    assert decoded(text.encode()) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (WESTERN, "cp1252"),
        ("Muller ass Crepes.\nSeñor, l'été à Zürich coûte 12 £.\n", "latin-1"),
        (
            "One café only, in a long English text. " + "Nothing else is special here. " * 20,
            "latin-1",
        ),
        ("La città è più grande di così. ", "latin-1"),
        ("Hvad hedder søen på kortet? ", "latin-1"),
        ("El señor Muñoz llegó a la estación. ", "latin-1"),
        ("Příliš žluťoučký kůň úpěl ďábelské ódy. ", "cp1250"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN * 2, "koi8-r"),
        (POLISH, "cp1250"),
        (GREEK, "cp1253"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (CHINESE, "gb18030"),
        (CHINESE, "gbk"),
        (WESTERN, "utf-16-le"),
        (WESTERN, "utf-16-be"),
    ],
)
@pytest.mark.parametrize("times", [1, 20])
def test_legacy_encodings_without_a_mark_are_guessed(text: str, encoding: str, times: int) -> None:
    assert decoded((text * times).encode(encoding)) == text * times


def test_line_ends_and_the_title_line_are_kept() -> None:
    text = "Title\r\n=====\r\n\r\nText\rmore\n"
    assert decoded(text.encode()) == text


def test_nuls_and_encoded_surrogates_cost_a_character_each_and_no_more() -> None:
    text = "Première ligne, où l’été fut long.\0 \ud83d\ude00 fin"
    seen = decoded(text.encode("utf-8", "surrogatepass"))
    assert seen == text.replace("\0", "\ufffd").replace("\ud83d\ude00", "\ufffd\ufffd")


def test_a_broken_byte_in_utf_8_leaves_the_rest_readable() -> None:
    data = (RUSSIAN * 20).encode()
    seen = decoded(data[:501] + b"\xff" + data[502:])
    assert "Вчера аппарат" in seen
    assert seen.count("\ufffd") <= 3


def test_half_a_surrogate_in_utf_16_becomes_one_replacement() -> None:
    assert decoded(b"\xff\xfea\x00\x00\xd8b\x00") == "a\ufffdb"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x7fELF\x02\x01\x01" + bytes(100), "ELF"),
        (b"%PDF-1.7\nsome text", "PDF"),
        (b"PK\x03\x04" + bytes(30), "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"ID3\x04\x00\x00\x00\x00", "media"),
        (b"RIFF\x24\x08\x00\x00WAVEfmt ", "media"),
        (b"SQLite format 3\0", "SQLite"),
        (bytes(500), "binary"),
        (bytes(range(256)) * 8, "binary"),
        (b"\x01\x02\x03\x04" * 50, "binary"),
    ],
)
def test_a_binary_named_txt_is_refused_in_one_line(data: bytes, kind: str) -> None:
    with pytest.raises(SourceNotText, match=kind) as caught:
        decoded(data)
    assert "a.txt" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("size", [2000, 20_000])
def test_noise_is_refused(size: int) -> None:
    with pytest.raises(SourceNotText):
        decoded(b"x" + os.urandom(size))


@pytest.mark.parametrize(
    "text",
    [
        "ID3 is an algorithm that grows a decision tree.",
        "RIFF is a container format for sound.",
        "OggS is how each page of an Ogg file begins.",
        "GIF89a was published in 1989.",
        "PK is a unit of measurement.",
        "MZ is the initials of Mark Zbikowski.",
    ],
)
def test_an_article_about_a_format_is_no_file_of_it(text: str) -> None:
    assert decoded(text.encode()) == text
