"""The bot is configured for another embedding model than the library's: it goes on answering."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.config import Config
from bot.services import Services
from bot.types import Question
from index import embedder as embedders
from index.embedder import Wordless
from index.errors import ModelMismatch, ModelMissing
from index.indexer import Indexer
from tests.fakes import FakeEmbedder, FakeReader

QUESTION = "Who built the lighthouse of Borveth?"
TEXTS = {
    "lighthouse": "The lighthouse of Borveth was built in 1884 by Ansgar Tolliver.",
    "comet": "The probe touched down on the comet in November 2014.",
}


@pytest.fixture
def services(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    """Configured for new@2, with a library made by old@1, which can be opened."""
    monkeypatch.setattr(embedders, "open_embedder", opening("old@1"))
    opened = Services(Config(), tmp_path / "data")
    new = FakeEmbedder("new@2")
    vars(opened).update({"embedder": new, "reader": FakeReader("Ansgar Tolliver")})
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(text)
    Indexer(opened.library, FakeEmbedder("old@1")).index([str(tmp_path / "lighthouse.txt")])
    yield opened
    opened.close()


def opening(*known: str) -> object:
    def open_embedder(name: str) -> FakeEmbedder:
        for fingerprint in known:
            if name == fingerprint.partition("@")[0]:
                return FakeEmbedder(fingerprint)
        raise ModelMissing(f"there is no {name}")

    return open_embedder


def asked(services: Services) -> tuple[str, str]:
    """What is found, and which model embedded the question."""
    answer = services.quoter.answer(Question(QUESTION))
    return answer.hits[0].passage.text, services.wired.embedder.fingerprint


def rebuild(services: Services) -> None:
    Indexer(services.library, services.embedder).reindex()


def test_the_old_model_answers_until_the_new_edition_serves(services: Services) -> None:
    text = TEXTS["lighthouse"]
    assert asked(services) == (text, "old@1")
    assert services.judge.startswith("old@1+")
    rebuild(services)
    assert asked(services) == (text, "new@2")
    assert services.judge.startswith("new@2+")


def test_what_is_put_in_before_that_is_found_at_once(services: Services, tmp_path: Path) -> None:
    assert services.indexer.index([str(tmp_path / "comet.txt")]).added == 1
    found = services.retriever.retrieve("When did the probe touch down on the comet?")
    assert found[0].passage.text == TEXTS["comet"]
    rebuild(services)
    assert services.indexer.index([str(tmp_path / "comet.txt")]).unchanged == 1


def test_a_question_at_the_instant_of_the_change_is_asked_again(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = services.wired.retriever
    understand = old.understand

    def changing(*what: str, **where: str) -> object:
        query = understand(*what, **where)
        rebuild(services)
        return query

    monkeypatch.setattr(old, "understand", changing)
    assert asked(services) == (TEXTS["lighthouse"], "new@2")


def test_what_was_begun_with_the_old_model_ends_with_it(services: Services) -> None:
    old = services.wired
    rebuild(services)
    with pytest.raises(ModelMismatch):
        old.retriever.retrieve(QUESTION)


def test_the_next_editions_model_is_open_before_it_serves(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = services.library.begin(services.wanted)
    services.ready(edition)
    assert services.embedder.encoded == ["warm"]  # type: ignore[attr-defined]
    assert asked(services)[1] == "old@1"


def test_an_old_model_that_is_gone_leaves_the_words(
    services: Services,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(embedders, "open_embedder", opening())
    assert asked(services) == (TEXTS["lighthouse"], "old@1")
    assert isinstance(services.wired.embedder, Wordless)
    assert caplog.text.count("found by their words alone") == 1
    with pytest.raises(ModelMismatch, match="footnote reindex"):
        services.indexer.index([str(tmp_path / "comet.txt")])
    rebuild(services)
    assert asked(services) == (TEXTS["lighthouse"], "new@2")


def test_weights_that_changed_under_the_same_name_are_another_model(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedders, "open_embedder", opening("old@9"))
    assert isinstance(services.wired.embedder, Wordless)


def test_an_empty_library_is_the_configured_models(tmp_path: Path) -> None:
    services = Services(Config(), tmp_path / "empty")
    vars(services).update({"embedder": FakeEmbedder("new@2"), "reader": FakeReader("")})
    assert services.wired.embedder.fingerprint == "new@2"
    services.close()
