"""What is said of what is kept, and that what is forgotten is gone from the file itself."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.chat.privacy import sent_to, told
from bot.chat.saying.words import ENGLISH
from bot.chat.store.additions import Addition
from bot.chat.store.answers import Kept
from bot.chat.store.chats import Standing
from bot.chat.store.deliveries import Place
from bot.chat.store.store import FILE, Store
from bot.chat.store.updates import Stored, names
from bot.chat.store.votes import UP
from bot.config import AnswerSection, ChatSection, Config, Privacy
from tests.bot.chat.store.test_answers import KEPT
from tests.fakes import Clock

ANN, BEN = 7_123_456_789, 7_234_567_890
GROUP = -100
DAY = 86_400.0


def remains(folder: Path, *secrets: str | int) -> list[str | int]:
    """Those of the secrets that the store's files hold: a text, or a number as SQLite writes it."""
    held = b"".join(each.read_bytes() for each in folder.glob(f"{FILE}*"))
    return [each for each in secrets if any(raw in held for raw in _written(each))]


def _written(secret: str | int) -> list[bytes]:
    if isinstance(secret, str):
        return [secret.encode()]
    return [str(secret).encode(), secret.to_bytes(6, "big"), secret.to_bytes(8, "big")]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    store = Store(tmp_path, 42, clock, keep_days=30)
    yield store
    store.close()


def asked(by: int, number: int, chat: int, **more: str) -> Kept:
    question = f"Where did {by} bury number {number}?"
    return replace(
        KEPT, id=f"{number:016x}", person=by, chat=chat, question=question, alone=question, **more
    )


def fill(store: Store, person: int, first: int) -> None:
    """All that a person can leave behind, some of it in a group."""
    for number in range(first, first + 100):
        chat = person if number % 2 else GROUP
        kept = asked(person, number, chat, answerer="openai:x", text=f"{person} buried it.")
        with store.transaction():
            raw = f'{{"message":{{"from":{{"id":{person}}},"text":"{kept.question}"}}}}'
            store.updates.put([Stored(number, raw)])
            store.deliveries.place(number, 0, Place(chat, number, number, f"digest of {person}"))
            store.answers.keep(kept, number)
            store.answers.place(kept.id, [(chat, number)])
            store.votes.tap(kept.id, person, UP, number)
            store.wishes.toggle(kept, person, f"Name of {person}", "en", 1)
            store.spending.add(person, 5)
            store.amendments.make([(kept.id, 1)])
            store.amendments.hush(person, is_quiet=True)
            store.picks.pick(person, "a1")
            store.picks.pick(person, "a1")
            store.gaps.show(person, number, [kept.id])
            store.additions.offer(Addition(f"{number:032x}", number, person, chat, 0, "main", "en"))
            store.chats.follow(Standing(person, "private", "", "kicked"), 0.0)
        with store.transaction():
            if number % 7:
                store.updates.done(number)
            else:
                store.updates.fail(number, "why")


def test_nothing_of_a_person_is_left_in_the_file(store: Store, tmp_path: Path) -> None:
    fill(store, ANN, 1000)
    fill(store, BEN, 2000)
    with store.transaction():
        store.updates.put([Stored(1, f'{{"callback_query":{{"from":{{"id":{ANN}}}}}}}')])
    hers = (ANN, f"Where did {ANN}", f"{ANN} buried", f"Name of {ANN}", f"digest of {ANN}")
    his = (BEN, f"Where did {BEN}", f"{BEN} buried", f"Name of {BEN}", f"digest of {BEN}")
    assert remains(tmp_path, *hers, *his) == [*hers, *his]
    with store.transaction():
        assert store.forget(ANN, update=1) == 100
    assert remains(tmp_path, *hers, *his) == list(his)
    assert len(store.updates.failed()) == 14
    assert store.updates.waiting() == []
    with store.transaction():
        assert store.forget(ANN, update=1) == 0


def test_the_buttons_below_what_is_forgotten_go_on_working(store: Store) -> None:
    private, group = asked(ANN, 1, ANN), asked(ANN, 2, GROUP)
    for kept in (private, group, asked(BEN, 3, GROUP)):
        store.answers.keep(kept)
        store.answers.place(kept.id, [(kept.chat, 5 + int(kept.id, 16))])
    store.forget(ANN, update=0)
    for kept in (private, group):
        now = store.answers.get(kept.id)
        assert now is not None
        assert (now.person, now.question, now.alone) == (0, "", "")
        assert (now.citations, now.nearest, now.text) == (kept.citations, kept.nearest, kept.text)
    assert store.answers.get(private.id).chat == 0  # type: ignore[union-attr]
    assert store.answers.said_by(ANN, 6) is None
    assert store.answers.said_by(GROUP, 7).id == group.id  # type: ignore[union-attr]
    assert store.answers.get(f"{3:016x}").person == BEN  # type: ignore[union-attr]


def test_nobody_in_particular_is_never_forgotten(store: Store) -> None:
    store.answers.keep(asked(0, 1, GROUP))
    assert store.forget(0, update=0) == 0
    assert store.answers.get(f"{1:016x}").question  # type: ignore[union-attr]


def test_what_is_old_is_forgotten_by_itself(store: Store, clock: Clock, tmp_path: Path) -> None:
    clock.now = 1_000 * DAY
    fill(store, ANN, 1000)
    clock.now += 29 * DAY
    fill(store, BEN, 2000)
    with store.transaction():
        store.prune()
    assert store.answers.get(f"{1000:016x}").person == ANN  # type: ignore[union-attr]
    clock.now += 2 * DAY
    with store.transaction():
        store.prune()
    hers = (ANN, f"Where did {ANN}", f"{ANN} buried", f"Name of {ANN}", f"digest of {ANN}")
    assert remains(tmp_path, *hers) == []
    assert remains(tmp_path, BEN, f"Where did {BEN}", f"{BEN} buried", f"Name of {BEN}") != []
    assert store.answers.get(f"{1000:016x}").citations == KEPT.citations  # type: ignore[union-attr]
    assert store.answers.get(f"{2000:016x}").person == BEN  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ({"message": {"from": {"id": ANN}}}, True),
        ({"message": {"reply_to_message": {"from": {"id": ANN}}, "from": {"id": BEN}}}, True),
        ({"message": {"entities": [{"user": {"id": ANN}}]}}, True),
        ({"message": {"message_id": ANN, "date": ANN, "from": {"id": BEN}}}, False),
        ([], False),
    ],
)
def test_an_update_names_who_is_in_it(body: object, named: bool) -> None:
    assert names(body, ANN) == named


@pytest.mark.parametrize(
    ("answer", "environ", "host"),
    [
        ({"model": "openai:gpt"}, {}, "openai"),
        ({"model": "anthropic:claude"}, {}, "anthropic"),
        ({"model": "openai:gpt", "base_url": "https://llm.example.org/v1"}, {}, "llm.example.org"),
        ({"model": "openai-compatible:q", "base_url": "http://127.0.0.1:8080/v1"}, {}, ""),
        ({"model": "openai-compatible:q", "base_url": "http://[::1]:8080/v1"}, {}, ""),
        ({"model": "openai-compatible:q", "base_url": "http://10.0.0.5/v1"}, {}, "10.0.0.5"),
        ({"model": "ollama:qwen3:4b"}, {}, ""),
        ({"model": "ollama:qwen3:4b"}, {"OLLAMA_HOST": "0.0.0.0:11434"}, ""),
        ({"model": "ollama:qwen3:4b"}, {"OLLAMA_HOST": "gpu.lan:11434"}, "gpu.lan"),
        ({"model": "ollama:q", "base_url": "http://gpu.lan"}, {"OLLAMA_HOST": "::1"}, "gpu.lan"),
    ],
)
def test_where_questions_go(answer: dict[str, str], environ: dict[str, str], host: str) -> None:
    assert sent_to(AnswerSection(**answer), environ) == host  # type: ignore[arg-type]


def test_what_is_told_is_what_is_configured() -> None:
    plain = list(told(Config(), ENGLISH, {}))
    assert "After 365 days" in plain[1]
    assert "for 30 minutes." in plain[2]
    assert plain[4].startswith("No language model")
    config = Config(
        answer=AnswerSection(model="openai:gpt"),
        chat=ChatSection(memory_minutes=0),
        privacy=Privacy(keep_days=1),
    )
    other = list(told(config, ENGLISH, {}))
    assert "After 1 day all" in other[1]
    assert not any("memory" in each for each in other)
    assert other[3].endswith("are sent to openai.")
    here = Config(answer=AnswerSection(model="ollama:qwen3:4b"))
    assert list(told(here, ENGLISH, {}))[4].startswith("A language model on that same machine")
