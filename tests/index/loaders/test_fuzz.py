"""Whatever the bytes, a parser ends in a sound document or in one clear line.

`make fuzz` tries thousands of files, and with atheris millions; here a few dozen of each kind go
through the real child.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.errors import SourceError
from index.loaders.listing import Listing
from index.loaders.worker import Limits, Worker
from index.types import Document
from tests.index.loaders import making
from tests.index.loaders.seeds import SEEDS, assert_sound, unpacked

LONGEST = 1_000_000
FOUND = Path(__file__).parent / "found"
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
    entries = unpacked(seed)
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


@pytest.mark.parametrize("name", [each.name for each in FOUND.iterdir()])
def test_what_fuzzing_found_is_mended(worker: Worker, name: str) -> None:
    """Files that led a parser astray once: a kind of document each, and sound by now."""
    kind = f".{name.rpartition('.')[2]}"
    found = worker.read(f"/a/{name}", kind, (FOUND / name).read_bytes(), LONGEST)
    assert isinstance(found, Document)
    assert_sound(found)


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
