"""Bytes to text, and what is dangerous in it made harmless, one character for one."""

import codecs
import unicodedata
from collections import Counter
from functools import cache
from typing import Final

from index.errors import SourceNotText
from index.language import detect, script

MAGIC: Final = {
    b"\x7fELF": "a program (ELF)",
    b"MZ\x90\x00": "a program (Windows)",
    b"\xca\xfe\xba\xbe": "a program (Mach-O or Java)",
    b"\xcf\xfa\xed\xfe": "a program (Mach-O)",
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a ZIP archive (DOCX, EPUB…)",
    b"\x1f\x8b": "a gzip archive",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"\x89PNG": "a picture (PNG)",
    b"\xff\xd8\xff": "a picture (JPEG)",
    b"GIF8": "a picture (GIF)",
    b"RIFF": "a media file",
    b"OggS": "a media file",
    b"ID3": "a media file",
    b"SQLite format 3": "a SQLite database",
}
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MOST_CONTROLS: Final = 0.3
"""A text may hold stray control characters; where they are this share of it, it isn't one."""
HIDDEN: Final = {
    "control character": (*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0)),
    "zero-width character": (
        *(0x061C, 0x180E, 0x200B, 0xFEFF),
        *(*range(0x2060, 0x2065), *range(0xFFF9, 0xFFFC)),
    ),
    "direction override": (*range(0x202A, 0x202F), *range(0x2066, 0x2070)),
    "tag character": range(0xE0000, 0xE0080),
}
"""What hides text or turns it about: a name for people → code points."""


def decode(source: str, data: bytes) -> tuple[str, Counter[str]]:
    """The text of a file, made harmless, and what of HIDDEN it held.

    It is UTF-8, UTF-16, UTF-32, or a legacy encoding. Raises SourceNotText.
    """
    for magic, kind in MAGIC.items():
        # Letters alone may begin an article about that format.
        if data.startswith(magic) and (not magic.isalnum() or b"\0" in data[:20]):
            raise _not_text(source, f"is {kind}, not text")
    text = _decoded(source, data)
    controls = sum(_is_control(char) for char in text)
    if controls > MOST_CONTROLS * len(text):
        raise _not_text(source, "holds binary data, not text")
    return harmless(text), hidden(text)


def harmless(text: str) -> str:
    """Control, invisible and direction-changing characters replaced one for one.

    The length never changes, so offsets mean the same to everyone. U+200C and U+200D stay:
    Persian, Hindi and emoji need them.
    """
    if text.isascii() and text.isprintable():
        return text
    return text.translate(_replacements())


def hidden(text: str) -> Counter[str]:
    """How many characters of each kind of HIDDEN a text holds.

    What `harmless` replaces besides, odd line ends and halves of characters, hides nothing.
    """
    if text.isascii() and text.isprintable():
        return Counter()
    kinds = _kinds()
    return Counter(kinds[ord(char)] for char in text if ord(char) in kinds)


def described(found: Counter[str]) -> str:
    """ "14 hidden characters: 12 tag characters, 2 direction overrides", the most first."""
    total = found.total()
    kinds = (f"{count} {kind}{'s' * (count > 1)}" for kind, count in found.most_common())
    return f"{total} hidden character{'s' * (total > 1)}: {', '.join(kinds)}"


@cache
def _kinds() -> dict[int, str]:
    return {code: kind for kind, codes in HIDDEN.items() for code in codes}


@cache
def _replacements() -> dict[int, str]:
    gone = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")  # lone surrogates
    gone |= {0x0B: "\n", 0x0C: "\n", 0x85: "\n"}
    marks = {"control character": "\ufffd"}
    return gone | {code: marks.get(kind, " ") for code, kind in _kinds().items()}


def _is_control(char: str) -> bool:
    return unicodedata.category(char) == "Cc" and char not in "\t\n\r\f\v\x85"


def _decoded(source: str, data: bytes) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, "replace")
    if encoding := _utf16_without_bom(data):
        return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _repaired(data) or _legacy(source, data)


def _utf16_without_bom(data: bytes) -> str:
    """UTF-16 shows as a NUL in every other byte of a text in Latin letters."""
    sample = data[:4000]
    if len(data) % 2 or len(sample) < 4:
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * half and odd < 0.05 * half else ""


def _repaired(data: bytes) -> str:
    """UTF-8 with a few bytes broken, or with surrogates encoded; "" if it isn't that."""
    text = data.decode("utf-8", "surrogatepass" if _is_wtf8(data) else "replace")
    broken = text.count("\ufffd")
    sound = sum(not char.isascii() for char in text) - broken
    return text if sound > broken or (sound and broken * 1000 < len(text)) else ""


def _is_wtf8(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _legacy(source: str, data: bytes) -> str:
    """A one-byte or East Asian encoding, by the look of its letters."""
    if b"\0" in data:
        raise _not_text(source, "holds binary data, not text")
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000], cp_exclusion=WIDE).best()
    guess = data.decode(best.encoding, "replace") if best is not None else ""
    telling = "".join(char for char in guess if not char.isascii())
    western = data.decode("cp1252" if _is_cp1252(data) else "latin-1")
    if telling and script(telling) != "LATIN":
        return guess
    is_eastern = detect(guess) in NOT_WESTERN and detect(western) not in WESTERN
    return guess if telling and is_eastern else western


WIDE: Final = ["utf_7", "utf_16", "utf_16_le", "utf_16_be", "utf_32", "utf_32_le", "utf_32_be"]
"""Encodings told by their marks and NULs: without them, a guess at one is a wrong guess."""
WESTERN: Final = frozenset("ca da de en es fi fr gl is it nb nl nn no pt sv".split())
NOT_WESTERN: Final = frozenset({"pl", "cs", "sk", "hu", "sl", "hr", "ro", "lt", "lv", "tr"})
"""Languages in Latin letters that Latin-1 can't write."""


def _is_cp1252(data: bytes) -> bool:
    """Windows' Latin-1 puts punctuation where the standard has controls."""
    return not any(byte in b"\x81\x8d\x8f\x90\x9d" for byte in data)


def _not_text(source: str, why: str) -> SourceNotText:
    return SourceNotText(f"{source} {why}", "give it its right ending, or save it as text")
