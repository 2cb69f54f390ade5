"""Files made to do harm, by name: each of them must end in one clear line."""

import struct
import zlib
from collections.abc import Callable

from tests.index.loaders.making import CONTAINER, W, bodied, chapter, docx, epub, p, pdf, zipped

LAUGHS = "<!DOCTYPE x [<!ENTITY a0 'lol'>" + "".join(
    f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)
)
READING = "<!DOCTYPE x [<!ENTITY a11 SYSTEM 'file:///etc/passwd'>"
PAGE = (
    f"<html><body><article><h1>Words</h1><p>{'Words. &a11; And more of them. ' * 20}</p></article>"
)
CALLING = "<!DOCTYPE x [<!ENTITY a11 SYSTEM 'http://127.0.0.1:9/'>"


def _document(doctype: str) -> bytes:
    body = f"<w:document {W}><w:body>{p('&a11;')}</w:body></w:document>"
    return zipped({"word/document.xml": f"{doctype}]>{body}"})


def _book(doctype: str) -> bytes:
    return epub("<p>x</p>", more={"META-INF/container.xml": f"{doctype}]>{CONTAINER}"})


def zip_bomb(name: str, size: int = 70_000_000) -> bytes:
    """A zip whose entry unpacks to seventy megabytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    zeros = bytes(1_000_000)
    packed = b"".join(packer.compress(zeros) for _ in range(size // len(zeros))) + packer.flush()
    head = (20, 0, 8, 0, 0, 0, len(packed), size, len(name))
    local = b"PK\x03\x04" + struct.pack("<HHHHHLLLHH", *head, 0) + name.encode()
    place = b"PK\x01\x02" + struct.pack("<HHHHHHLLLHHHHHLL", 20, *head, 0, 0, 0, 0, 0, 0)
    central = place + name.encode()
    end = struct.pack("<HHHHLLH", 0, 0, 1, 1, len(central), len(local) + len(packed), 0)
    return local + packed + central + b"PK\x05\x06" + end


def flate_bomb(layers: int = 1) -> bytes:
    """A PDF whose page unpacks to eighty megabytes."""
    content = b" " * 1_000_000
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(content) for _ in range(80)) + packer.flush()
    for _ in range(layers - 1):
        packed = zlib.compress(packed, 9)
    filters = b" ".join([b"/FlateDecode"] * layers)
    return bodied(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>",
            b"<< /Length %d /Filter [%b] >>\nstream\n%b\nendstream"
            % (len(packed), filters, packed),
        ]
    )


def looping_pages() -> bytes:
    """A PDF whose pages hold each other."""
    return bodied(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 2 /Parent 3 0 R >>",
            b"<< /Type /Pages /Kids [2 0 R] /Count 2 /Parent 2 0 R >>",
        ]
    )


def looping_forms() -> bytes:
    """A PDF whose page draws what draws itself, twice each time."""
    form = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A 5 0 R "
    form += b"/B 6 0 R >> >> /Length 11 >>\nstream\n/A Do /B Do\nendstream"
    return bodied(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R "
            b"/Resources << /XObject << /A 5 0 R /B 6 0 R >> >> >>",
            b"<< /Length 11 >>\nstream\n/A Do /B Do\nendstream",
            form,
            form,
        ]
    )


def looping_references() -> bytes:
    """A PDF whose stream's length is that stream, and whose tables of places lead in a ring."""
    data = pdf([["Text."]]).replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev 9")
    return data.replace(b"/Length ", b"/Length 5 0 R /L ")


def deep(opening: bytes, closing: bytes, times: int) -> bytes:
    return opening * times + b"x" + closing * times


HOSTILE: dict[str, Callable[[], bytes]] = {
    "bomb.docx": lambda: zip_bomb("word/document.xml"),
    "bomb.epub": lambda: zip_bomb("META-INF/container.xml"),
    "flate.pdf": flate_bomb,
    "flate-twice.pdf": lambda: flate_bomb(2),
    "pages.pdf": looping_pages,
    "forms.pdf": looping_forms,
    "references.pdf": looping_references,
    "nested.pdf": lambda: bodied([deep(b"<< /A ", b" >>", 20_000)]),
    "arrays.pdf": lambda: bodied([deep(b"[", b"]", 50_000)]),
    "laughs.docx": lambda: _document(LAUGHS),
    "reading.docx": lambda: _document(READING),
    "calling.docx": lambda: _document(CALLING),
    "laughs.epub": lambda: _book(LAUGHS),
    "reading.epub": lambda: _book(READING),
    "laughs.xml": lambda: f"{LAUGHS}]><rss><item><link>&a11;</link></item></rss>".encode(),
    "reading.xml": lambda: f"{READING}]><rss><item><link>&a11;</link></item></rss>".encode(),
    "outside.docx": lambda: docx(p("x"), {"../../evil.txt": "x"}),
    "outside.epub": lambda: epub("<p>x</p>", more={"/etc/evil": "x"}),
    "windows.epub": lambda: epub("<p>x</p>", more={"..\\evil": "x"}),
    "elf.txt": lambda: b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20,
    "elf.pdf": lambda: b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20,
    "elf.docx": lambda: b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20,
    "elf.html": lambda: b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20,
    "gzip.txt": lambda: zlib.compress(bytes(1000), wbits=31),
    "line.txt": lambda: b"word " * 10_000_000,
    "line.md": lambda: b"word " * 10_000_000,
    "line.html": lambda: b"<p>" + b"word " * 10_000_000,
    "line.pdf": lambda: b"%PDF-" + b"word " * 10_000_000,
    "empty.pdf": lambda: pdf([]),
    "reading.html": lambda: f"{READING}]>{PAGE}".encode(),
    "laughs.html": lambda: f"{LAUGHS}]>{PAGE}".encode(),
    "deep.html": lambda: deep(b"<div>", b"</div>", 5000),
}

HARMLESS: dict[str, Callable[[], bytes]] = {
    "chapter.epub": lambda: epub(
        "x", more={"OEBPS/text/one.xhtml": f"{READING}]>{chapter('Words. &a11;')}"}
    ),
    "brackets.md": lambda: b"[" * 15_000 + b"\n\nWords.",
}
"""What needn't be refused, as nothing of what it is up to comes about."""
