"""Prompts: files of wording with placeholders in braces, checked when they are read.

rules            → the system message
---
{passages} …     → the user's message; without the line of dashes, all of it is
"""

import re
import secrets
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from index.errors import FootnoteError
from index.types import Article, Hit

Message = tuple[str, str]
"""`(role, text)`; the role is "system" or "user"."""

SHIPPED: Final = Path(__file__).parent.parent.parent / "prompts"
ANSWER: Final = ("passages", "question")
REWRITE: Final = ("history", "question")

_PLACEHOLDER: Final = re.compile(r"\{(\w*)\}")
_RULE: Final = re.compile(r"^---[ \t]*$", re.MULTILINE)
LETTERS: Final = "bcdfghjkmnpqrstvwxz"


class PromptError(FootnoteError):
    """A prompt file that can't be used."""

    exit_status = 2


class Prompt:
    """The wording of one file. `fill` puts values in once: braces in them stay braces."""

    def __init__(self, path: Path, wanted: Collection[str]) -> None:
        """Raises PromptError, naming the file and the placeholder."""
        self._text = _read(path)
        found = set(_PLACEHOLDER.findall(self._text))
        for name in sorted(found - set(wanted)):
            known = ", ".join(f"{{{each}}}" for each in wanted)
            raise PromptError(f"{path}: unknown placeholder {{{name}}}", f"it may use {known}")
        for name in wanted:
            if name not in found:
                raise PromptError(f"{path}: placeholder {{{name}}} is missing", "put it in")

    def fill(self, values: Mapping[str, str]) -> list[Message]:
        parts = _RULE.split(self._text, maxsplit=1)
        filled = [_PLACEHOLDER.sub(lambda found: values[found[1]], part).strip() for part in parts]
        roles = ("system", "user") if len(filled) == 2 else ("user",)
        return [(role, text) for role, text in zip(roles, filled, strict=True) if text]


def load(folder: str, name: str, wanted: Collection[str]) -> Prompt:
    """The prompt `name` of a folder; of the shipped one where the setting is empty."""
    return Prompt((Path(folder).expanduser() if folder else SHIPPED) / f"{name}.md", wanted)


def labels(count: int) -> list[str]:
    """Random labels, new for every request: no article can know them beforehand."""
    made: dict[str, None] = {}
    while len(made) < count:
        letters = "".join(secrets.choice(LETTERS) for _ in range(2))
        made[f"{letters}{secrets.randbelow(9000) + 1000}"] = None
    return list(made)


LABEL: Final = re.compile(rf"[{LETTERS}]{{2}}\d{{4}}")


def labelled(hits: Sequence[Hit], names: Iterable[str], articles: Mapping[str, Article]) -> str:
    """The passages as a model reads them, each between its label and its label's end."""
    shown = []
    for label, hit in zip(names, hits, strict=True):
        title = articles[hit.passage.article_id].title
        heading = f" – {hit.passage.heading}" if hit.passage.heading else ""
        shown.append(f"[{label}] {title}{heading}\n{hit.passage.text.strip()}\n[/{label}]")
    return "\n\n".join(shown)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise PromptError(
            f"prompt {path} can't be read ({error})", "check answer.prompts"
        ) from None
