"""What an admin is shown of an article before it is added."""

from bot.chat.managing import previewing
from bot.chat.saying.words import ENGLISH
from index.preview import Preview
from tests.fakes import document


def _shown(text: str) -> str:
    preview = Preview(document("/a/fog.txt", text, title="Fog"), "new", 1)
    return "\n\n".join(each.text for each in previewing.article(preview, ENGLISH))


def test_it_says_how_the_text_begins_below_the_title() -> None:
    assert "\n\nIt begins: Ships sound their horns.\n\n" in _shown(
        "Fog\n\nShips sound their horns."
    )


def test_of_a_title_alone_no_beginning_is_shown() -> None:
    assert _shown("Fog") == (
        "Fog\nLanguage: English\nWords: 1; passages: 1\nFrom: fog.txt\n\n"
        "New: no article here is like it."
    )
