"""Two articles that only a link tells apart: both answer WHO, each for its own lighthouse."""

from pathlib import Path
from typing import Final

from bot.services import Services

WHO: Final = "Who built the lighthouse?"
TALL: Final = "How tall is the lighthouse?"
CAT: Final = "What is the name of Olga Brandt's cat?"
"""Only Marsk says it."""
BORVETH, MARSK, SECRET = (
    "https://borveth.example/lighthouse?id=1",
    "https://marsk.example/light",
    "https://secret.example/light",
)
FILES: Final = {
    "Borveth": (BORVETH, "The lighthouse was built in 1884 by Ansgar Tolliver. It is white."),
    "Marsk": (
        MARSK,
        "The lighthouse was built in 1901 by Ida Quill. The lighthouse is 41 metres tall.\n\n"
        "The cat of the keeper, Olga Brandt, is called Pimpernel.",
    ),
}


def shelve(services: Services, folder: Path) -> dict[str, str]:
    """Put both into the library; their ids by title. Another corpus has one like them."""
    ids = {
        title: _index(services, folder, title, url, text, "main")
        for title, (url, text) in FILES.items()
    }
    text = "The lighthouse was built in 1950 by Sela Vex, in secret."
    return ids | {"Secret": _index(services, folder, "Secret", SECRET, text, "other")}


def _index(services: Services, folder: Path, title: str, url: str, text: str, corpus: str) -> str:
    path = folder / f"{title}.md"
    path.write_text(f"---\ntitle: {title}\nurl: {url}\nlanguage: en\n---\n\n{text}\n")
    (id,) = services.indexer.index([str(path)], corpus=corpus).ids
    return id
