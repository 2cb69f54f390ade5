"""The parameters of one call. On the wire every value is a string; nested ones hold JSON."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .errors import invalid

NESTED = frozenset(
    "reply_markup entities caption_entities reply_parameters link_preview_options allowed_updates"
    " commands scope results result button reaction".split()
)


@dataclass(frozen=True, slots=True)
class Upload:
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Args:
    values: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """The value as sent, '' when absent."""
        value = self.values.get(name, "")
        if not is_unicode(value):
            raise invalid("strings must be encoded in UTF-8")
        return value

    def integer(
        self, name: str, default: int = 0, *, low: int = -(1 << 31), high: int = (1 << 63) - 1
    ) -> int:
        """Like the real server, what is no number counts as 0, and bounds are clamped to."""
        value = self.values.get(name, "").strip()
        if not value:
            return default
        try:
            number = int(value)
        except ValueError:
            number = 0
        return max(low, min(high, number))

    def flag(self, name: str) -> bool:
        return self.values.get(name, "").strip().lower() in ("true", "yes", "1")

    def nested(self, name: str, complaint: str | None = None) -> Any:
        """A JSON value, None when absent; malformed, it is refused with `complaint` if given."""
        raw = self.values.get(name, "")
        if not raw:
            return None
        value = _decoded(raw)
        if value is None and complaint:
            raise invalid(complaint)
        return value

    def file(self, name: str) -> Upload | str | None:
        """An uploaded file, or the file_id or address that stands in its place."""
        value = self.values.get(name, "")
        if value.startswith("attach://"):
            return self.files.get(value.removeprefix("attach://"))
        return value or self.files.get(name)

    def for_journal(self) -> dict[str, Any]:
        shown: dict[str, Any] = {name: _shown(name, raw) for name, raw in self.values.items()}
        return shown | {name: upload.name for name, upload in self.files.items()}


def is_unicode(text: str) -> bool:
    """False for lone surrogates, which no UTF-8 can hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _decoded(raw: str) -> Any:
    try:
        value = json.loads(raw)
        return value if is_unicode(json.dumps(value, ensure_ascii=False)) else None
    except (ValueError, RecursionError):
        return None


def _shown(name: str, raw: str) -> Any:
    if name in NESTED:
        value = _decoded(raw)
        return raw if value is None else value
    if name.endswith("_id") or name in ("offset", "limit", "timeout"):
        return int(raw) if raw.removeprefix("-").isdecimal() and len(raw) < 20 else raw
    return {"true": True, "false": False}.get(raw, raw) if name not in ("text", "caption") else raw
