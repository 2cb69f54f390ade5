"""Prompts: placeholders are checked, values are put in once, labels can't be known beforehand."""

from pathlib import Path

import pytest

from bot.answering.prompt import (
    ANSWER,
    LABEL,
    REWRITE,
    SHIPPED,
    Prompt,
    PromptError,
    labelled,
    labels,
    load,
)
from index.types import Hit, Passage
from tests.bot.articles import article


def write(folder: Path, text: str) -> Path:
    path = folder / "answer.md"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(("name", "wanted"), [("answer", ANSWER), ("rewrite", REWRITE)])
def test_the_shipped_prompts_are_sound(name: str, wanted: tuple[str, ...]) -> None:
    (system, user) = load("", name, wanted).fill(dict.fromkeys(wanted, "VALUE"))
    assert (system[0], user[0]) == ("system", "user")
    assert user[1].count("VALUE") == 2
    assert "{" not in system[1] + user[1]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("{passages}", r"answer\.md: placeholder {question} is missing"),
        ("", r"placeholder {passages} is missing"),
        ("{passages} {question} {quesion}", r"answer\.md: unknown placeholder {quesion}"),
        ("{passages} {question} {}", r"unknown placeholder {}"),
    ],
)
def test_a_wrong_placeholder_is_named_with_its_file(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(PromptError, match=named) as caught:
        Prompt(write(tmp_path, text), ANSWER)
    assert caught.value.exit_status == 2


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(PromptError, match=r"rewrite\.md can't be read"):
        load(str(tmp_path), "rewrite", REWRITE)


def test_values_are_put_in_once_and_braces_in_them_stay(tmp_path: Path) -> None:
    prompt = Prompt(write(tmp_path, "Rules.\n---\n{passages} | {question}"), ANSWER)
    filled = prompt.fill({"passages": "{question} {x}", "question": "{passages}\\1"})
    assert filled == [("system", "Rules."), ("user", "{question} {x} | {passages}\\1")]


def test_without_a_rule_all_of_it_is_the_users(tmp_path: Path) -> None:
    prompt = Prompt(write(tmp_path, "{passages}\n----\n{question}"), ANSWER)
    assert prompt.fill({"passages": "P", "question": "Q"}) == [("user", "P\n----\nQ")]


def test_labels_are_new_every_time() -> None:
    first, second = labels(8), labels(8)
    assert len(set(first)) == 8
    assert first != second
    assert all(LABEL.fullmatch(each) for each in first)


def test_each_passage_stands_between_its_labels() -> None:
    source = article("One. Two.", title="A title")
    hits = [Hit(Passage(1, "a1", "One.", 0, 4, "Part", 0), 1.0)]
    shown = labelled(hits, ["kx1234"], {"a1": source})
    assert shown == "[kx1234] A title – Part\nOne.\n[/kx1234]"


def test_the_folder_is_described() -> None:
    described = (SHIPPED / "README.md").read_text(encoding="utf-8")
    for name, wanted in (("answer", ANSWER), ("rewrite", REWRITE)):
        (row,) = (line for line in described.splitlines() if f"`{name}.md` |" in line)
        assert all(f"`{{{each}}}`" in row for each in wanted)
