"""Whatever the bytes, a parser ends in a sound document or in one clear line.

`make fuzz` tries thousands of files; here a few dozen of each kind go through the real child.
"""

import io
import zipfile
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.errors import SourceError
from index.loaders.decoding import hidden
from index.loaders.listing import Listing
from index.loaders.worker import Limits, Worker
from index.types import Document
from tests.index.loaders import making
from tests.index.test_loaders import article

LONGEST = 1_000_000
TEXT = (
    "---\ntitle: A: b\n---\n# A *b*\n\n| a | b |\n|---|---|\n| 1 | [2](x) |\n\n"
    "- `c` &#x202E; <b>d</b>\n"
)
BOOK = making.epub(
    '<h1>One</h1><p>First.<span epub:type="pagebreak" title="7"/></p><table><tr><td>a</td>'
    "<td>b</td></tr></table><pre>x\n y</pre>",
    more={"META-INF/encryption.xml": "<encryption/>"},
)
WORD = making.docx(
    making.p("Title", "Title")
    + making.p("Deep", "Deep")
    + f"<w:tbl><w:tr><w:tc>{making.p('a')}</w:tc><w:tc>{making.p('b')}</w:tc></w:tr></w:tbl>"
    + "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r>"
    + "<w:ins><w:r><w:t>y</w:t></w:r></w:ins></w:p>",
    {"docProps/core.xml": "<p><title>T</title></p>", "word/footnotes.xml": "<w:x/>"},
)
PRINTED = making.pdf(
    [["The Journal", "Words that are bro-", "ken here.", "1"]] * 2
    + [[[(72, "a"), (300, "b")], [(72, "c"), (300, "d")]]],
    info={"Title": "T", "Author": "A"},
    outline=[("The Journal", 0), ("Elsewhere", 1)],
    labels="0 << /S /r >> 2 << /S /D /St 7 >>",
)
SEEDS: dict[str, list[bytes]] = {
    ".txt": [b"A title\n\nSome text.\n", "Вчера сел.".encode("cp1251"), "a b".encode("utf-16")],
    ".md": [TEXT.encode()],
    ".html": [article("Words.").encode(), b"<html><meta charset=koi8-r><p>x"],
    ".pdf": [PRINTED],
    ".docx": [WORD],
    ".epub": [BOOK],
    ".xml": [each.encode() for each in (making.RSS, making.ATOM, making.RDF, making.SITEMAPS)],
}
SCRAPS = st.sampled_from(
    [
        *(b"", b"\0", b"\xff\xfe", b"<", b">", b"&#x202e;", b"&#0;", b"]]>", b"<!--", b"/>"),
        *(b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"<?xml version='1.0' encoding='utf-16'?>", b"\r"),
        *(b"../", b"obj\n", b"endobj\n", b"stream\n", b"R ", b"<<", b">>", b"[", b"(", b")", b"/"),
        *(b"-1", b"0", b"99999999999999999999", b"1e309", b"NaN", b"%PDF-", b"PK\x03\x04"),
        *("\u202e\u200b\ud7ff\U000e0041".encode(), b"\xed\xa0\x80", b"w:", b"<w:p>", b"<span>"),
    ]
)


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker(Limits(processor_s=20, seconds=60)) as opened:
        yield opened


@st.composite
def edited(draw: st.DrawFn, seed: bytes) -> bytes:
    """A file with a few stretches of it gone, doubled, moved or replaced."""
    data = bytearray(seed)
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        put = draw(st.one_of(SCRAPS, st.binary(max_size=8), st.just(bytes(data[start:end]) * 2)))
        data[start:end] = put
    return bytes(data)


@st.composite
def repacked(draw: st.DrawFn, seed: bytes) -> bytes:
    """An archive whose entries were edited, so that damage gets past its checksums."""
    with zipfile.ZipFile(io.BytesIO(seed)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    for name in draw(st.lists(st.sampled_from(sorted(entries)), max_size=3)):
        entries[name] = draw(edited(entries[name]))
    return making.zipped(entries)


@st.composite
def files(draw: st.DrawFn, kind: str) -> bytes:
    seed = draw(st.sampled_from(SEEDS[kind]))
    kinds = [st.binary(max_size=300), edited(seed)]
    if seed.startswith(b"PK"):
        kinds.append(repacked(seed))
    return draw(st.one_of(kinds))


@pytest.mark.parametrize("kind", SEEDS)
@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_bytes_end_in_a_sound_document_or_one_clear_line(
    worker: Worker, kind: str, data: st.DataObject
) -> None:
    content = data.draw(files(kind))
    try:
        found = worker.read(f"/a/file{kind}", kind, content, LONGEST)
    except SourceError as error:
        line = str(error)
        assert "; " in line
        assert "\n" not in line
        assert "file" in line
        assert "takes too long" not in line
        assert "broke its reader" not in line
        return
    if isinstance(found, Listing):
        assert all(link.startswith(("http://", "https://")) for link in found.links)
    else:
        assert_sound(found)


def assert_sound(document: Document) -> None:
    assert any(char.isalnum() for char in document.text)
    assert not hidden(document.text + document.title + document.author)
    assert document.title
    assert "\n" not in document.title
    for marks in (document.headings, document.pages):
        offsets = [at for at, _ in marks]
        assert all(0 <= at < len(document.text) for at in offsets)
        assert all(one < other for one, other in pairwise(offsets))
    assert document.url == "" or document.url.startswith(("http://", "https://"))
