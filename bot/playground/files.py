"""Files sent either way, kept in memory."""

import mimetypes
import secrets
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any


@dataclass(frozen=True, slots=True)
class File:
    file_id: str
    name: str
    path: str
    content: bytes

    @property
    def mime_type(self) -> str:
        return mimetypes.guess_type(self.name)[0] or "application/octet-stream"

    def to_json(self) -> dict[str, Any]:
        """A Document."""
        return {
            "file_id": self.file_id,
            "file_unique_id": self.file_id[-15:],
            "file_name": self.name,
            "mime_type": self.mime_type,
            "file_size": len(self.content),
        }


class Files:
    def __init__(self) -> None:
        self._by_id: dict[str, File] = {}
        self._by_path: dict[str, File] = {}

    def add(self, name: str, content: bytes) -> File:
        """Keeps a file under a new id; of `name`, only the last part counts."""
        name = PurePosixPath(name.replace("\\", "/")).name or "file"
        suffix = PurePosixPath(name).suffix
        safe = suffix if suffix[1:].isascii() and suffix[1:].isalnum() else ""
        path = f"documents/file_{len(self._by_id)}{safe}"
        file = File("BQAC" + secrets.token_urlsafe(45), name, path, content)
        self._by_id[file.file_id] = self._by_path[path] = file
        return file

    def get(self, file_id: str) -> File | None:
        return self._by_id.get(file_id)

    def at(self, path: str) -> File | None:
        return self._by_path.get(path)
