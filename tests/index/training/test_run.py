"""A small run over a small network: it learns, stops by the clock, and goes on when cut."""

import gzip
import itertools
import json
import random
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import torch
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel

from index.model import file_sha256
from index.reader import Reader, tokens
from index.training import train
from index.training.batches import LONGEST, Encoder, collate, window
from index.training.corpus import HELD_OUT, Example, read_corpus, read_held_out
from index.training.export import export, quantize
from index.training.mixture import Mixture
from index.training.model import ReaderNetwork
from index.types import Span

pytestmark = pytest.mark.long

TEXT = "The Wendle plant was opened by Odile Marchetti in 1987. Its neighbour burns peat. " * 6


@pytest.fixture
def tokenizer() -> Any:
    return Tokenizer.from_file(str(tokens()))


def small_network() -> ReaderNetwork:
    torch.manual_seed(1)
    shape = BertConfig(
        vocab_size=30522, hidden_size=24, num_hidden_layers=1, num_attention_heads=2,
        intermediate_size=32, hidden_dropout_prob=0.0,
    )  # fmt: skip
    return ReaderNetwork(BertModel(shape, add_pooling_layer=False))


def asked(said: str = "Odile Marchetti", text: str = TEXT) -> Example:
    at = text.rindex(said)
    return Example("Who opened the plant?", text, Span(at, at + len(said)), "squad", "Wendle")


def test_a_window_keeps_the_answer() -> None:
    cut = window(asked(), 40)
    assert cut.said == "Odile Marchetti"
    assert len(cut.text) < len(TEXT)


def test_the_pieces_of_the_answer_are_found(tokenizer: Any) -> None:
    encoded = Encoder(tokenizer, None).encode(window(asked(), 40))
    assert encoded is not None
    said = tokenizer.decode(encoded.ids[encoded.start : encoded.end + 1])
    assert said == "odile marchetti"


def test_an_answer_beyond_what_fits_is_left_out(tokenizer: Any) -> None:
    far = asked("peat", "A plant. " * LONGEST + "It burns peat.")
    assert Encoder(tokenizer, None).encode(far) is None


def test_a_network_learns_what_it_is_shown(tokenizer: Any) -> None:
    network = small_network()
    vain = Example("Who closed the harbour?", TEXT, None, "vain", "Wendle")
    encoder = Encoder(tokenizer, None)
    encoded = [encoder.encode(window(each, 40)) for each in (asked(), vain)]
    batch = collate([each for each in encoded if each])
    optimizer = torch.optim.Adam(network.parameters(), 0.01)
    losses = []
    for _ in range(30):
        loss = train.loss_of(network, batch)
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        losses.append(loss.item())
    assert losses[-1] < losses[0] / 2


def test_what_is_exported_reads(tmp_path: Path) -> None:
    export(small_network().eval(), tmp_path / "small.onnx")
    quantize(tmp_path / "small.onnx", tmp_path / "reader.onnx")
    reader = Reader(tmp_path / "reader.onnx", file_sha256(tmp_path / "reader.onnx"))
    (one,) = reader.read("Who opened the plant?", [TEXT])
    assert one.best() is not None


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    row = {
        "question": "When was the plant opened by Odile Marchetti?",
        "context": TEXT,
        "answer": "1987",
        "answer_start": TEXT.index("1987"),
        "impossible": False,
        "title": "Wendle",
    }
    vain = row | {"answer": "", "answer_start": -1, "impossible": True}
    held_out = row | {"title": sorted(HELD_OUT)[0]}
    files = {
        "squad_dev_derived": [row, vain, held_out],
        "qamr_wiki_devtest": [row],
        "fairytaleqa_train": [row],
        "squad_all_contexts_noquestions": [row, held_out],
    }
    for name, rows in files.items():
        with gzip.open(folder / f"{name}.jsonl.gz", "wt") as lines:
            lines.write("\n".join(map(json.dumps, rows)))
    return folder


def test_held_out_titles_are_never_trained_on(data: Path) -> None:
    corpus = read_corpus(data)
    every = [each for some in corpus.examples.values() for each in some]
    assert {each.title for each in every} == {"Wendle"}
    assert [title for title, _ in corpus.paragraphs] == ["Wendle"]
    assert [each.title for each in read_held_out(data)] == [sorted(HELD_OUT)[0]]


def test_half_of_the_look_alikes_are_answered(data: Path) -> None:
    draw = Mixture(read_corpus(data), lambda word: ["closed"], 1).draw(0.5)
    kinds = [next(draw).kind for _ in range(600)]
    assert kinds.count("made_up") == pytest.approx(kinds.count("look_alike"), abs=1)


def test_a_cut_run_goes_on(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(train, "new_network", lambda start: small_network())
    monkeypatch.setattr("index.training.batches.POOL", 8)
    ticks = itertools.count()  # a step takes a second, whatever else the machine does
    clock = SimpleNamespace(monotonic=lambda: float(next(ticks)))
    monkeypatch.setattr(train, "time", clock)
    out = tmp_path / "out"
    train.train(data, out, hours=3 / 3600, seed=1, start=tmp_path)
    first = torch.load(out / "run.pt", weights_only=True)
    train.train(data, out, hours=7 / 3600, seed=1, start=tmp_path)
    second = torch.load(out / "run.pt", weights_only=True)
    assert second["steps"] > first["steps"] > 0
    assert len((out / "log.jsonl").read_text().splitlines()) == 2
    random.seed()
