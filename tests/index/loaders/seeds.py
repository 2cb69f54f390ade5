"""Small sound files of each kind, which fuzzing starts from, and what holds of what they say."""

import io
import zipfile
from itertools import pairwise

from index.loaders.decoding import hidden
from index.types import Document
from tests.index.loaders import making
from tests.index.test_loaders import article

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


def unpacked(archive: bytes) -> dict[str, bytes]:
    """The entries of a zip, by name."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def assert_sound(document: Document) -> None:
    assert any(char.isalnum() for char in document.text)
    assert not hidden(document.text + document.title + document.author)
    assert document.title
    assert "\n" not in "".join([document.title, *(name for _, name in document.headings)])
    for marks in (document.headings, document.pages):
        offsets = [at for at, _ in marks]
        assert all(0 <= at < len(document.text) for at in offsets)
        assert all(one < other for one, other in pairwise(offsets))
    assert document.url == "" or document.url.startswith(("http://", "https://"))
