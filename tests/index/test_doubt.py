"""Whether a page that was fetched again is still the article it was."""

import pytest

from index.doubt import is_another


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The lighthouse was built in 1884.", "The lighthouse was built in 1885."),
        ("灯台は一八八四年に建てられた", "灯台は一八八五年に建てられた"),
        ("ประภาคารสร้างขึ้นเมื่อปี ๒๔๒๗", "ประภาคารสร้างขึ้นเมื่อปี ๒๔๒๘"),
    ],
)
def test_a_word_changed_makes_no_other_article_in_any_script(before: str, after: str) -> None:
    assert not is_another(before, after)


def test_a_page_that_has_hardly_a_word_left_is_another() -> None:
    assert is_another("The lighthouse was built in 1884.", "Page not found. Please try again.")
    assert is_another("灯台は一八八四年に建てられた", "何も見つかりません")
