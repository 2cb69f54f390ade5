"""Lines of a page become rows where both its look and its stream say so."""

from index.loaders.tables import with_rows

LOOKS = """
Some prose before the table that runs as wide as the page does.

  Name              Age      Home city

  Ann Lee            30      Paris
  Bob                 4      New York
More prose."""


def test_cells_in_columns_are_rows_however_the_stream_broke_them() -> None:
    prose = "Some prose before the table that runs as wide as the page does."
    rows = ["Name | Age | Home city", "Ann Lee | 30 | Paris", "Bob | 4 | New York"]
    wanted = [prose, *rows, "More prose."]
    cells = "Name|Age|Home city|Ann Lee|30|Paris|Bob|4|New York".split("|")
    assert with_rows([prose, *cells, "More prose."], LOOKS) == wanted
    lines = ["Name Age Home city", "Ann Lee 30 Paris", "Bob 4 New York"]
    assert with_rows([prose, *lines, "More prose."], LOOKS) == wanted


def test_two_columns_of_prose_are_read_one_after_the_other() -> None:
    left = ["The left column says", "this and that of it."]
    right = ["The right column says", "other things of it."]
    looks = "\n".join(f"{one:25}{other}" for one, other in zip(left, right, strict=True))
    assert with_rows([*left, *right], looks) == [*left, *right]


def test_lists_and_contents_are_no_tables() -> None:
    looks = (
        "•    One thing\n•    Another\n1    Landing . . . . . .    5\n2    Batteries . . . . .    7"
    )
    lines = [" ".join(line.split()) for line in looks.splitlines()]
    assert with_rows(lines, looks) == lines


def test_a_line_alone_is_no_table() -> None:
    assert with_rows(["Name Age"], "Name        Age") == ["Name Age"]
