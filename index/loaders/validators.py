"""What a server gives to ask later whether anything changed."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Validators:
    """An ETag and a Last-Modified, each "" if there is none (RFC 9110, 8.8)."""

    etag: str = ""
    modified: str = ""


NONE: Final = Validators()
