"""Printed lines → running text: what a page's layout broke is joined again. Pure.

pages of lines ─ running heads (`running_heads`) and page numbers off (`unprinted`)
               ─ lines joined where the width broke them, words where a hyphen did (`flowed`)
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from index.loaders.blocks import BETWEEN, Marks

Pages = Sequence[Sequence[str]]

EDGE: Final = 3
"""Lines at either end of a page where running heads stand."""
LEAST: Final = 3
OFTEN: Final = 0.4
"""A line runs if it is on three pages and on this share: left and right pages differ."""
LONGEST_HEAD: Final = 80
NEAR: Final = 2
"""Lines above and below that tell how wide the column is."""
FILLED: Final = 0.8
"""A line that breaks though the next word would have left it less full than this, ends there."""
_NUMBER: Final = re.compile(r"^\W*(\d{1,5})\b|\b(\d{1,5})(?:\s*(?:of|von|de|из|/)\s*\d+)?\W*$")
_MARK: Final = re.compile(r"[•◦▪▫■□●○‣⁃∙·*-]\s")
_ITEM: Final = re.compile(r"(?:[–—]|\(?\d{1,3}[.)]|\(?[a-z][.)]|\d+(?:\.\d+)+\.?)\s")
"""What may begin a list's item; dashes and numbers go on with a sentence too ("am 12. Mai")."""
_AROUND: Final = " -–—·|[]()."
"""What a page's number is set off by."""
_PAGE: Final = frozenset("page p pg seite s página pág стр с страница صفحه صفحة पृष्ठ".split())
_ROW: Final = " | "
_ENDS: Final = tuple(".!?…:;。！？؟۔।\"'”’»)]")
_HYPHENS: Final = ("-", "\u2010", "\u00ad")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_SUSPENDED: Final = frozenset("and or nor und oder bzw et ou y o e и или".split())
"""What follows a hyphen that stays: "short- and long-term"."""


def unprinted(pages: Pages, labels: Sequence[str], running: Collection[str]) -> list[list[str]]:
    """The pages without their numbers, and with each running head where it first stands only.

    `labels[i]` is what is printed on page i. With fewer than three pages nothing is taken off.
    """
    offset, beside = _offset(pages, running), _beside(pages, running)
    seen: set[str] = set()
    bare = []
    for number, lines in enumerate(pages):
        kept = [line for line in lines if line.strip()]
        for at in _edge(kept):
            if kept[at] in running and kept[at] in seen:
                kept[at] = ""
        seen.update(kept[at] for at in _edge(kept) if kept[at] in running)
        kept = [line for line in kept if line]
        if offset is not None:
            _drop_number(kept, (str(number + offset), labels[number]), running, beside)
        bare.append(kept)
    return bare


def _edge(lines: Sequence[str]) -> list[int]:
    return [at for at in range(len(lines)) if at < EDGE or at >= len(lines) - EDGE]


def running_heads(pages: Pages) -> set[str]:
    """Lines that stand at the edge of many pages."""
    counts: Counter[str] = Counter()
    for lines in pages:
        kept = [line for line in lines if line.strip()]
        counts.update({kept[at] for at in _edge(kept) if len(kept[at]) <= LONGEST_HEAD})
    often = max(LEAST, OFTEN * len(pages))
    return {line for line, count in counts.items() if count >= often and _is_wordy(line)}


def _is_wordy(line: str) -> bool:
    """Whether a line says anything but a number or a list's mark."""
    return sum(char.isalpha() for char in line) >= LEAST


def _offset(pages: Pages, running: Collection[str]) -> int | None:
    """What the numbers printed on most pages are ahead of the pages' own; None if none are."""
    offsets: Counter[int] = Counter()
    for number, lines in enumerate(pages):
        found = {_numbered(lines[at])[1] for at in _outermost(lines, running)}
        offsets.update({int(each) - number for each in found if each.isdecimal()})
    if not offsets:
        return None
    offset, count = offsets.most_common(1)[0]
    return offset if count >= max(LEAST, OFTEN * len(pages)) else None


def _beside(pages: Pages, running: Collection[str]) -> set[str]:
    """What stands beside the numbers of two pages or more: the heads of chapters."""
    counts: Counter[str] = Counter()
    for lines in pages:
        counts.update({_numbered(lines[at])[0] for at in _outermost(lines, running)})
    return {rest for rest, count in counts.items() if count > 1 and " " in rest}


def _outermost(lines: Sequence[str], running: Collection[str]) -> list[int]:
    """The first and the last line that is neither blank nor a running head; the last one first."""
    kept = [at for at, line in enumerate(lines) if line.strip() and line not in running]
    return sorted({kept[0], kept[-1]}, reverse=True) if kept else []


def _drop_number(
    lines: list[str], printed: Collection[str], running: Collection[str], beside: Collection[str]
) -> None:
    """Take off the outermost line that is the page's number, or has it beside a running head."""
    for at in _outermost(lines, running):
        rest, number = _numbered(lines[at])
        alone = lines[at].strip(_AROUND) in printed
        if alone or (number in printed and (rest in beside or rest.casefold() in _PAGE)):
            del lines[at]
            return


def _numbered(line: str) -> tuple[str, str]:
    """What a line says beside the number it begins or ends with, and that number, or ""."""
    line = line.strip()
    found = _NUMBER.search(line) if len(line) <= LONGEST_HEAD else None
    if found is None:
        return line, ""
    rest = line[: found.start()] + line[found.end() :]
    return rest.strip(_AROUND), found[1] or found[2]


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    page: int
    closes: bool  # a paragraph ends here


def flowed(pages: Pages, apart: Collection[str] = ()) -> tuple[str, list[tuple[int, int]]]:
    """The running text, and `(offset, page)` of where each page that has any begins in it.

    `apart` are lines that stand alone: running heads, and headings, their numbers left out.
    """
    lines = list(_measured(pages, {_bare(each) for each in apart}))
    words = _words(lines)
    parts: list[str] = []
    starts: list[tuple[int, int]] = []
    at = 0
    for number, line in enumerate(lines):
        text = line.text
        if number:
            kept, between = _joint(lines[number - 1], line, words)
            if kept != len(parts[-1]):
                at -= len(parts[-1]) - kept
                parts[-1] = parts[-1][:kept]
            parts.append(between)
            at += len(between)
        if not starts or starts[-1][1] != line.page:
            starts.append((at, line.page))
        parts.append(text)
        at += len(text)
    return "".join(parts), starts


def _measured(pages: Pages, apart: Collection[str]) -> Iterator[_Line]:
    """The lines, and whether each was broken by its column's width or ends there on purpose."""
    lines = [(line.strip(), page) for page, each in enumerate(pages) for line in each]
    lines = [(text, page) for text, page in lines if text]
    for at, (text, page) in enumerate(lines):
        around = [near for near, _ in lines[max(0, at - NEAR) : at + NEAR + 1] if _ROW not in near]
        width = max(map(len, around), default=0)
        below = lines[at + 1][0] if at + 1 < len(lines) else ""
        alone = bool(apart) and (_bare(text) in apart or _bare(below) in apart)
        yield _Line(text, page, alone or _ends_on_purpose(text, below, width))


def _bare(heading: str) -> str:
    """A heading without its number and white space, to tell it by."""
    return "".join(heading.casefold().split()).lstrip("0123456789.")


def _ends_on_purpose(text: str, below: str, width: int) -> bool:
    if _MARK.fullmatch(f"{text} ") or _ITEM.fullmatch(
        f"{text} "
    ):  # a list's mark, alone in its line
        return not below
    if not below or _ROW in text or _ROW in below or _MARK.match(f"{below} "):
        return True
    if text.endswith(_HYPHENS) and below[0].islower():
        return False
    is_open = not text.endswith(_ENDS)
    if _ITEM.match(f"{below} ") and not is_open:
        return True
    if is_open and below[0].islower():
        return False
    word = below[0] if _is_unspaced(below[0]) else below.split(maxsplit=1)[0]
    return len(text) + 1 + len(word) < FILLED * width


def _joint(line: _Line, below: _Line, words: Counter[str]) -> tuple[int, str]:
    """How much of a line stays, and what goes between it and the one below."""
    text, whole = line.text, len(line.text)
    if line.closes:
        return whole, BETWEEN
    if text.endswith("\u00ad"):
        return whole - 1, ""
    if text.endswith(_HYPHENS) and text[-2:-1].isalpha():
        return _hyphenated(text, below.text, words)
    if _is_unspaced(text[-1]) and _is_unspaced(below.text[0]):
        return whole, ""
    return whole, " "


def _hyphenated(text: str, below: str, words: Counter[str]) -> tuple[int, str]:
    """A hyphen at a line's end goes, unless the word has one elsewhere too."""
    left, right = _WORD.findall(text[:-1])[-1], _WORD.match(below)
    if right is None or not below[0].islower():
        return len(text), ""
    if right.group() in _SUSPENDED:
        return len(text), " "
    joined, apart = (left + right.group()).lower(), f"{left}-{right.group()}".lower()
    stays = words[apart] > words[joined]
    return (len(text) if stays else len(text) - 1), ""


def _words(lines: Sequence[_Line]) -> Counter[str]:
    """The words of the text that no line's end cuts."""
    found: Counter[str] = Counter()
    for line in lines:
        inside = line.text.rpartition(" ")[0] if line.text.endswith(_HYPHENS) else line.text
        found.update(word.lower().replace("\u2010", "-") for word in _WORD.findall(inside))
    return found


def _is_unspaced(char: str) -> bool:
    """Whether a character is of a script that puts no spaces between words."""
    return (
        "\u2e80" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or "\uff00" <= char <= "\uffef"
    )


def marks(starts: Sequence[tuple[int, int]], labels: Sequence[str]) -> Marks:
    return tuple((offset, labels[page]) for offset, page in starts)
