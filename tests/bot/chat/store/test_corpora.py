"""The step by which answers come from several corpora."""

import sqlite3
from contextlib import closing
from pathlib import Path

from bot.chat.store import corpora
from bot.chat.store.retractions import asked_as
from bot.chat.store.store import FILE, SCHEMA, Store
from bot.types import Question

BEFORE = SCHEMA[: SCHEMA.index(corpora.STEP)]


def test_answers_and_retractions_from_before_are_kept(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as db:
        for step in BEFORE:
            for statement in step:
                db.execute(statement)
        db.execute(f"PRAGMA user_version = {len(BEFORE)}")
        db.execute(
            "INSERT INTO answers (id, bot, update_id, chat, thread, person, question, alone, "
            "corpus, article, outcome, text, citations, nearest, confidence, answerer, inline, "
            "opened, asked) VALUES ('a', 1, 1, 5, 0, 7, 'Who?', 'Who?', 'my \"own\" books', '', "
            "'answered', '', '[]', '[]', 1, 'extractive', '', 0, 1)"
        )
        taken_back = ("a", 7, "", "x", asked_as("Who?"), asked_as("Who?"), '["d"]', 1)
        db.execute("INSERT INTO retractions VALUES (?, ?, ?, ?, ?, ?, ?, ?)", taken_back)
    store = Store(tmp_path, 1)
    kept = store.answers.get("a")
    assert kept is not None
    assert kept.corpora == ('my "own" books',)
    assert store.retractions.has("a")
    assert store.retractions.of(Question("Who?")) == {"d"}
    store.close()
