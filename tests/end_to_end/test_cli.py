"""The command line as scripts see it: standard output, standard error, exit status."""

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main
from index.library import Library
from index.visits import Visits
from tests.end_to_end.conftest import ROOT, SAMPLES
from tests.index.loaders import making
from tests.index.loaders.web import Page, serving

QUESTION = "When did Chandrayaan-3 land on the Moon?"


def environ(**more: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("FOOTNOTE_", "TELEGRAM_"))}
    return {**kept, "PYTHONPATH": str(ROOT), **more}


def footnote(
    data: Path, *arguments: str, stdin: str = "", **variables: str
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "bot.cli", "--data", str(data), *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        cwd=data.parent,
        env=environ(**variables),
        timeout=120,
    )


def assert_one_line(done: "subprocess.CompletedProcess[str]", *words: str) -> None:
    """One line on standard error, with a remedy, and no traceback."""
    lines = [line for line in done.stderr.splitlines() if line.startswith("footnote:")]
    assert len(lines) == 1, done.stderr
    assert "Traceback" not in done.stderr
    for word in words:
        assert word in lines[0]


def test_ask_as_json_keeps_the_contract(data: Path, sample_texts: dict[str, str]) -> None:
    done = footnote(data, "ask", QUESTION, "--json")
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert set(answer) == {
        *("id", "question", "outcome", "text", "citations", "hits"),
        *("confidence", "answerer", "timings_ms"),
    }
    assert answer["question"] == QUESTION
    assert answer["outcome"] == "answered"
    assert answer["answerer"] == "extractive"
    assert 0 <= answer["confidence"] <= 1
    assert {"retrieve", "answer", "total"} == set(answer["timings_ms"])
    for number, citation in enumerate(answer["citations"], 1):
        assert citation["number"] == number
        assert f"[{number}]" in answer["text"]
        text = sample_texts[citation["source"]]
        assert text[citation["start"] : citation["end"]] == citation["quote"]
    assert len(answer["hits"]) == 10
    ids = {each["id"] for each in json.loads(footnote(data, "articles", "--json").stdout)}
    for hit in answer["hits"]:
        assert hit["article"] in ids
        assert hit["text"]
    scores = [hit["score"] for hit in answer["hits"]]
    assert scores == sorted(scores, reverse=True)


def test_declined_is_exit_0_and_keeps_its_hits(data: Path) -> None:
    done = footnote(data, "ask", "How do I bake sourdough bread?", "--json")
    answer = json.loads(done.stdout)
    assert (done.returncode, answer["outcome"], answer["citations"]) == (0, "declined", [])
    assert len(answer["hits"]) == 10


def test_half_characters_and_a_byte_order_mark_stop_no_batch(data: Path) -> None:
    lines = [
        {"id": "\ud800", "question": f"{QUESTION} \udfff"},
        {"id": 2, "question": QUESTION, "article": "\ud800"},
        {"id": 3, "question": QUESTION},
    ]
    stdin = "\ufeff" + "\n".join(map(json.dumps, lines))
    done = footnote(data, "ask", "--batch", "-", stdin=stdin)
    assert done.returncode == 1
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [each["id"] for each in answers] == ["\ud800", 2, 3]
    assert [each["outcome"] for each in answers] == ["answered", "failed", "answered"]
    assert "Traceback" not in done.stderr


def test_an_argument_that_is_not_utf8_is_refused_in_one_line(data: Path) -> None:
    done = footnote(data, "remove", "\udcff")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert footnote(data, "ask", f"{QUESTION} \udcff").returncode == 0


@pytest.mark.parametrize("port", ["99999", "-1"])
def test_what_is_no_port_is_wrong_usage(data: Path, port: str) -> None:
    done = footnote(data, "play", f"--port={port}")
    assert done.returncode == 2
    assert "isn't a port" in done.stderr


def test_a_batch_gives_a_line_for_every_line(data: Path) -> None:
    lines = [
        json.dumps({"id": "a", "question": QUESTION}),
        "not json",
        json.dumps({"id": "b", "question": ""}),
        "",
        json.dumps({"id": "c", "question": "Who is Alex Spiro?", "history": ["What is Threads?"]}),
        json.dumps({"id": "d", "question": QUESTION, "article": "nowhere"}),
        json.dumps({"id": "e", "question": QUESTION, "corpus": "nowhere"}),
        json.dumps({"id": "f", "question": "x" * 5000}),
        json.dumps({"id": 7, "question": 7}),
        json.dumps(["list"]),
    ]
    done = footnote(data, "ask", "--batch", "-", stdin="\n".join(lines))
    answers: list[dict[str, Any]] = [json.loads(line) for line in done.stdout.splitlines()]
    assert [each["id"] for each in answers] == ["a", None, "b", "c", "d", "e", "f", 7, None]
    outcomes = [each["outcome"] for each in answers]
    assert outcomes[0] == outcomes[3] == "answered"
    assert set(outcomes[1:3] + outcomes[4:]) == {"failed"}
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 7


def test_article_narrows_the_question(data: Path) -> None:
    listed = json.loads(footnote(data, "articles", "--json").stdout)
    webb = next(each["id"] for each in listed if "webb" in each["source"])
    done = footnote(data, "ask", QUESTION, "--article", webb, "--json")
    assert {hit["article"] for hit in json.loads(done.stdout)["hits"]} == {webb}


def test_a_batch_takes_its_articles_from_its_lines(data: Path) -> None:
    done = footnote(data, "ask", "--batch", "-", "--article", "a", stdin="{}")
    assert done.returncode == 2
    assert_one_line(done, "--article")


def test_an_empty_question_is_wrong_usage(data: Path) -> None:
    for question in ("", "  \n "):
        done = footnote(data, "ask", question)
        assert done.returncode == 2
        assert_one_line(done, "the question is empty")


def test_a_question_of_5000_characters_is_refused(data: Path) -> None:
    done = footnote(data, "ask", "why " * 1250)
    assert done.returncode == 2
    assert_one_line(done, "5000 characters", "4096")


def test_an_empty_library_declines_and_says_what_to_do(tmp_path: Path) -> None:
    done = footnote(tmp_path / "new", "ask", QUESTION, "--json")
    answer = json.loads(done.stdout)
    assert (done.returncode, answer["outcome"], answer["hits"]) == (0, "declined", [])
    assert "footnote index" in done.stderr


def test_a_folder_with_one_bad_file_lands_nine(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(9):
        (folder / f"{number}.txt").write_text(f"Article {number} is about subject {number}.")
    (folder / "bad.txt").write_bytes(b"\x7fELF" + bytes(200))
    done = footnote(tmp_path / "data", "index", str(folder), "--json")
    report = json.loads(done.stdout)
    assert done.returncode == 1
    assert (report["added"], len(report["failed"])) == (9, 1)
    assert report["failed"][0]["source"].endswith("bad.txt")
    assert_one_line(done, "bad.txt", "ELF")
    again = json.loads(footnote(tmp_path / "data", "index", str(folder), "--json").stdout)
    assert (again["unchanged"], again["passages"]) == (9, 0)


def test_what_a_file_hid_is_one_line_beside_the_contract(tmp_path: Path) -> None:
    path = tmp_path / "tall.txt"
    path.write_text("The light\u200bhouse is \u202e41\u202c metres tall.", encoding="utf-8")
    done = footnote(tmp_path / "data", "index", str(path), "--json")
    assert done.returncode == 0
    assert set(json.loads(done.stdout)) == {
        *("added", "updated", "unchanged", "failed", "passages", "seconds"),
    }
    hidden = "3 hidden characters: 2 direction overrides, 1 zero-width character"
    assert done.stderr.splitlines() == [f"{path}: replaced {hidden}"]
    assert footnote(tmp_path / "data", "index", str(path)).stderr == ""


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\t\n", "is empty"),
        ("dots.txt", b"... --- ...", "has no text"),
        ("program.txt", b"\x7fELF" + bytes(100), "ELF"),
        ("data.xyz", b"text", "a kind Footnote can't read"),
    ],
)
def test_a_bad_source_is_one_line(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    done = footnote(tmp_path / "data", "index", str(path))
    assert done.returncode == 1
    assert_one_line(done, words)


def test_a_missing_path_and_a_link_are_one_line(tmp_path: Path) -> None:
    assert_one_line(footnote(tmp_path / "data", "index", "/no/such/file.txt"), "doesn't exist")
    done = footnote(tmp_path / "data", "index", "http://127.0.0.1:9/a")
    assert done.returncode == 1
    assert_one_line(done, "links may lead to ports 80 and 443 only", "library.trusted_hosts")
    done = footnote(tmp_path / "data", "index", "http://127.1/a")
    assert done.returncode == 1
    assert_one_line(done, "isn't on the public network", "library.trusted_hosts")


def test_a_feed_on_a_trusted_host_brings_its_articles(tmp_path: Path) -> None:
    with serving({}) as web:
        place = f"127.0.0.1:{web.port}"
        items = "".join(f"<item><link>/{name}</link></item>" for name in ("a.pdf", "gone", "b"))
        web.pages |= {
            "/feed": Page(f"<rss><channel>{items}</channel></rss>".encode()),
            "/a.pdf": Page(making.pdf([["Nothing here."], ["The probe slept for seven months."]])),
            "/b": Page(b"Moons are cold."),
        }
        variables = {"FOOTNOTE_LIBRARY__TRUSTED_HOSTS": json.dumps([place])}
        arguments = ("index", f"http://{place}/feed", "--json")
        done = footnote(tmp_path / "data", *arguments, **variables)
        assert done.returncode == 1
        assert_one_line(done, f"nothing at http://{place}/gone")
        report = json.loads(done.stdout)
        assert (report["added"], len(report["failed"])) == (2, 1)
        paced = footnote(tmp_path / "data", *arguments, "--every", "6", **variables)
        again = json.loads(paced.stdout)
        assert (again["unchanged"], again["passages"]) == (2, 0)
    followed = f"followed      http://{place}/feed"
    assert footnote(tmp_path / "data", "articles").stdout.splitlines()[-1] == followed
    library = Library(tmp_path / "data")
    assert {each.every_h for each in Visits(library).all()} == {6.0}
    library.close()
    left = footnote(tmp_path / "data", "remove", f"http://{place}/feed")
    assert "followed no more" in left.stdout
    assert followed not in footnote(tmp_path / "data", "articles").stdout
    question = ("ask", "How long did the probe sleep?")
    assert f"[1] A, p. 2 (http://{place}/a.pdf)" in footnote(tmp_path / "data", *question).stdout
    (citation, *_) = json.loads(footnote(tmp_path / "data", *question, "--json").stdout)[
        "citations"
    ]
    assert (citation["source"], citation["page"]) == (f"http://{place}/a.pdf", "2")


@pytest.mark.parametrize("hours", ["often", "-1", "nan", "9999"])
def test_hours_are_a_number_of_a_year_at_most(hours: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["index", "https://a.example/", "--every", hours])
    assert ended.value.code == 2


def test_a_bad_setting_is_exit_2(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("[answer]\ntreshold = 1\n")
    done = footnote(tmp_path / "data", "articles")
    assert done.returncode == 2
    assert_one_line(done, "answer.treshold", "did you mean threshold?")


def test_unknown_articles_are_reported_and_the_others_removed(data: Path) -> None:
    listed = json.loads(footnote(data, "articles", "--json").stdout)
    done = footnote(data, "remove", "nowhere", listed[0]["id"])
    assert done.returncode == 1
    assert_one_line(done, "nowhere")
    assert len(json.loads(footnote(data, "articles", "--json").stdout)) == 2


def test_a_removed_article_can_be_put_back_whole(data: Path) -> None:
    with closing(Library(data)) as library:
        before = library.articles()
        gone = next(each for each in before if "chandrayaan" in each.source)
        removed = footnote(data, "remove", gone.id)
        assert removed.stdout.startswith(f"removed {gone.title}; until 20")
        assert removed.stdout.endswith(f": footnote remove --undo {gone.id}\n")
        asked = footnote(data, "ask", QUESTION, "--json")
        assert json.loads(asked.stdout)["outcome"] == "declined"
        assert gone.id in footnote(data, "remove", "--undo").stdout
        back = footnote(data, "remove", "--undo", gone.id)
        assert (back.returncode, back.stdout) == (0, f"put back {gone.title}\n")
        assert library.articles() == before
    assert_one_line(footnote(data, "remove", "--undo", gone.id), "in the trash", "--undo")


def test_a_day_later_a_command_deletes_what_was_removed(data: Path) -> None:
    with closing(Library(data)) as library:
        gone, kept, *_ = (entry.id for entry in library.articles())
        text = library.article(gone).text.encode()[400:440]
        library.remove(gone)
        library.remove(kept)
        day = "UPDATE stored_articles SET removed_at = removed_at - 86401 WHERE id = ?"
        library.db.execute(day, (gone,))
    assert text in (data / "library.sqlite3").read_bytes()
    assert footnote(data, "reindex").returncode == 0
    assert text not in (data / "library.sqlite3").read_bytes()
    with closing(Library(data)) as library:
        assert [each.id for each in library.trash()] == [kept]


def test_remove_without_an_article_is_wrong_usage(data: Path) -> None:
    done = footnote(data, "remove")
    assert done.returncode == 2
    assert "required: ID" in done.stderr


def test_a_newer_library_is_refused_and_untouched(data: Path) -> None:
    path = data / "library.sqlite3"
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA journal_mode = DELETE")
        db.execute("PRAGMA user_version = 999")
    db.close()
    before = {each.name: each.read_bytes() for each in data.iterdir() if each.is_file()}
    for command in (["articles"], ["ask", "Who?"], ["index", str(SAMPLES)], ["run"]):
        done = footnote(data, *command)
        assert done.returncode == 1
        assert_one_line(done, "newer Footnote", "upgrade")
    after = {each.name: each.read_bytes() for each in data.iterdir() if each.is_file()}
    assert {k: v for k, v in after.items() if k != "bot.lock"} == before


def test_backup_and_restore_give_the_same_answers(data: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    assert footnote(data, "backup", str(copy)).returncode == 0
    before = json.loads(footnote(data, "ask", QUESTION, "--json").stdout)
    listed = json.loads(footnote(data, "articles", "--json").stdout)
    footnote(data, "remove", *[each["id"] for each in listed])
    assert footnote(data, "restore", str(copy)).returncode == 0
    after = json.loads(footnote(data, "ask", QUESTION, "--json").stdout)
    assert (before["text"], before["hits"]) == (after["text"], after["hits"])


def test_eval_reports_every_figure(data: Path) -> None:
    questions = ROOT / "tests" / "data" / "samples_questions.jsonl"
    done = footnote(data, "eval", str(questions), "--json")
    report = json.loads(done.stdout)
    assert report["citation_validity"] == 1.0
    assert report["questions"] == len(questions.read_text().splitlines())
    assert report["answer_hit_3"] > 0.6
    assert report["decline_recall"] >= 0.5


def test_doctor_finds_a_healthy_library_healthy(data: Path) -> None:
    done = footnote(data, "doctor")
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("ok  ") == 10


def test_doctor_says_how_updates_come_and_how_many_admins_are_named(data: Path) -> None:
    assert "updates: polled\n" in footnote(data, "doctor").stdout
    url = "https://bot.example.org/telegram"
    posted = {"FOOTNOTE_TELEGRAM__WEBHOOK_URL": url, "FOOTNOTE_WEB__PORT": "8081"}
    admins = {"FOOTNOTE_ACCESS__ADMINS": "[7, 8]", "FOOTNOTE_ACCESS__ADMIN_GROUPS": "[-5]"}
    said = footnote(data, "doctor", **posted, **admins).stdout
    assert f"posted by Telegram to {url}" in said
    assert "admins by id: 2, groups of admins: 1, " in said


def test_a_webhook_without_a_port_is_exit_2(data: Path) -> None:
    url = "https://bot.example.org/telegram"
    done = footnote(data, "doctor", FOOTNOTE_TELEGRAM__WEBHOOK_URL=url)
    assert done.returncode == 2
    assert_one_line(done, "set web.port")


def test_answering_imports_neither_torch_nor_sentence_transformers(data: Path) -> None:
    code = (
        "import sys; from bot.cli import main; "
        f"main(['--data', {str(data)!r}, 'ask', {QUESTION!r}]); "
        "print(*[m for m in ('torch', 'sentence_transformers', 'chromadb') if m in sys.modules],"
        " file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, env=environ()
    )
    assert "23 August 2023" in done.stdout
    assert done.stderr.strip() == ""


class Playing:
    """`footnote play` as a process."""

    def __init__(self, data: Path, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot.cli", "--data", str(data), *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=data.parent,
            env=environ(),
        )
        assert self.process.stdout is not None
        self.url = self.process.stdout.readline().rpartition(" ")[2].strip()

    def __enter__(self) -> "Playing":
        return self

    def __exit__(self, *about: object) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        self.log = self.process.communicate(timeout=30)[1]


def test_a_second_bot_says_so_and_commands_work_beside_the_first(
    data: Path, tmp_path: Path
) -> None:
    with Playing(data, "play", "--port", "0") as first:
        with urllib.request.urlopen(first.url, timeout=10) as page:
            assert page.status == 200
        second = footnote(data, "play", "--port", "0")
        assert second.returncode == 1
        assert_one_line(second, str(first.process.pid), "already running")
        refused = footnote(data, "restore", str(data / "library.sqlite3"))
        assert refused.returncode == 1
        added = tmp_path / "lighthouse.txt"
        added.write_text("The lighthouse of Borveth was built in 1884 by Ansgar Tolliver.")
        assert footnote(data, "index", str(added)).returncode == 0
        asked = footnote(data, "ask", "Who built the lighthouse of Borveth?")
        assert "Ansgar Tolliver" in asked.stdout
        wait_for_generation(data)
    assert first.process.returncode == 0
    assert "Traceback" not in first.log
    assert "<token>" not in first.log.replace("bot<token>", "")


def wait_for_generation(data: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if list(data.glob("generations/*/sealed.json")):
            return
        time.sleep(0.2)
    raise AssertionError("no generation was built")


def test_a_taken_port_is_one_line(data: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = footnote(data, "play", "--port", str(taken.getsockname()[1]))
    assert done.returncode == 1
    assert_one_line(done, "is taken", "--port")


def test_a_refused_token_is_exit_2(data: Path) -> None:
    with Playing(data, "play", "--port", "0") as playground:
        done = footnote(
            data.parent / "other",
            "run",
            TELEGRAM_BOT_TOKEN="123456789:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            FOOTNOTE_TELEGRAM__BASE_URL=playground.url.rstrip("/"),
        )
    assert done.returncode == 2
    assert_one_line(done, "refuses the bot's token", "@BotFather")
    assert "AAAAAAAA" not in done.stderr
