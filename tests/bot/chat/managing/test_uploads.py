"""Names of files that admins send."""

import pytest

from bot.chat.managing.uploads import safe_name


@pytest.mark.parametrize(
    ("name", "kept"),
    [("a.txt", "a.txt"), ("../../etc/x.txt", "x.txt"), ("..\\x.md", "x.md"), ("", "article")],
)
def test_nothing_of_a_path_is_kept(name: str, kept: str) -> None:
    assert safe_name(name) == kept


@pytest.mark.parametrize("letter", ["x", "é", "条", "𝒳"])
def test_a_name_of_any_script_fits_a_file_system(letter: str) -> None:
    name = safe_name(letter * 300 + ".txt")
    assert name.startswith(letter)
    assert name.endswith(".txt")
    assert len(name.encode()) <= 255


def test_two_names_never_become_one() -> None:
    assert safe_name("é😀.txt") != safe_name("é🎉.txt")
    assert safe_name("é😀.txt") == safe_name("é😀.txt")
    assert safe_name("é😀.txt").endswith(".txt")
