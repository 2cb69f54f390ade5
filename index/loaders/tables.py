"""A page's lines with its tables as rows: "a | b | c". Pure.

A page can be read as a stream, in the order in which it was written, or as it looks. Only the look
shows which cells stand in a row; only the stream says in which order to read. Lines that look like
rows become rows where the stream has the very same cells in the very same order: two columns of
prose, which look like a table too, have not.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from index.loaders.blocks import row

LEAST_ROWS: Final = 2
ALIGNED: Final = 2
"""Characters by which cells of a column may stand apart, as they look."""
_GAP: Final = re.compile(r"\s{3,}")
_CELL: Final = re.compile(r"\S+(?:\s{1,2}\S+)*")
_NO_ROW: Final = re.compile(r"^\s*[^\w\s(+-]|(?:\. ?){4}")
"""A list's item begins with a mark, and a table of contents has leaders."""
_SPACE: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def with_rows(lines: Sequence[str], looks: str) -> list[str]:
    """A page's lines, those of tables put together to rows; `looks` is the page as it looks."""
    tables = list(_tables(looks))
    if not tables:
        return list(lines)
    stream, owners = _squeezed(lines)
    found, after = list(lines), 0
    for table in tables:
        wanted = "".join(_SPACE.sub("", cell) for each in table for cell in each.cells)
        at = stream.find(wanted, after)
        if at < 0 or not _is_whole(owners, at, at + len(wanted)):
            continue
        first, last = owners[at], owners[at + len(wanted) - 1]
        rows = "\n".join(row(each.cells) for each in table)
        found[first : last + 1] = [rows, *([""] * (last - first))]
        after = at + len(wanted)
    return [line for lines in found for line in lines.split("\n") if line]


def _squeezed(lines: Sequence[str]) -> tuple[str, list[int]]:
    """The lines without white space, and the line that each character is of."""
    bare = [_SPACE.sub("", line) for line in lines]
    return "".join(bare), [at for at, line in enumerate(bare) for _ in line]


def _is_whole(owners: Sequence[int], start: int, end: int) -> bool:
    """Whether a stretch begins and ends where lines do."""
    begins = start == 0 or owners[start - 1] != owners[start]
    return begins and (end == len(owners) or owners[end] != owners[end - 1])


def _tables(looks: str) -> Iterator[list[_Row]]:
    """Runs of lines, blank ones between them allowed, whose cells stand in columns."""
    run: list[_Row] = []
    for line in looks.splitlines():
        if not line.strip():
            continue
        found = _cells(line)
        if run and not _continues(run, found):
            if len(run) >= LEAST_ROWS:
                yield run
            run = []
        run = [*run, found] if len(found.cells) > 1 else []
    if len(run) >= LEAST_ROWS:
        yield run


def _cells(line: str) -> _Row:
    is_row = _GAP.search(line.strip()) and not _NO_ROW.search(line)
    cells = list(_CELL.finditer(line)) if is_row else []
    return _Row(
        tuple(" ".join(each.group().split()) for each in cells),
        tuple(each.start() for each in cells),
        tuple(each.end() for each in cells),
    )


def _continues(run: Sequence[_Row], new: _Row) -> bool:
    """Whether a row has the columns of the run: their left edges, right edges or middles."""
    if len(new.cells) != len(run[0].cells):
        return False
    return all(
        _spread([each.starts[at] for each in (*run, new)]) <= ALIGNED
        or _spread([each.ends[at] for each in (*run, new)]) <= ALIGNED
        or _spread([each.starts[at] + each.ends[at] for each in (*run, new)]) <= 2 * ALIGNED
        for at in range(len(new.cells))
    )


def _spread(numbers: Sequence[int]) -> int:
    return max(numbers) - min(numbers)
