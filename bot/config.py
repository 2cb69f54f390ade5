"""config.toml and FOOTNOTE_* variables → Config. Unknown keys and wrong types stop the start.

defaults here < config.toml < FOOTNOTE_<SECTION>__<KEY>     (the token: TELEGRAM_BOT_TOKEN)
"""

import ipaddress
import os
import re
import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Final, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from index.errors import FootnoteError
from index.types import DEFAULT_CORPUS

LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")
DEFAULT_PATH: Final = Path("config.toml")
PREFIX: Final = "FOOTNOTE_"
HEALTH_PATHS: Final = ("/healthz", "/readyz")
ADDRESS: Final = re.compile(
    r"(?P<scheme>https?)://(?P<host>[a-z0-9.-]+|\[[0-9a-f:.]+\])(:[0-9]{1,5})?"
    r"(?P<path>(/[a-z0-9_~-][a-z0-9._~-]*)*/?)",
    re.ASCII | re.IGNORECASE,
)
"""Its characters mean the same to Telegram, any proxy and us: nothing is unquoted."""
PLACE: Final = re.compile(r"[a-z0-9.:_-]+:[0-9]{1,5}", re.ASCII | re.IGNORECASE)

Share = Annotated[float, Field(ge=0, le=1)]
Weight = Annotated[float, Field(ge=0, le=100)]
Name = Annotated[str, Field(min_length=1)]
Tokens = Annotated[int, Field(ge=0, le=10**12)]


class ConfigError(FootnoteError):
    """A setting that can't be used, by name."""

    exit_status = 2


class Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


def _public_path(url: str, example: str, *, needs_path: bool = False) -> str:
    """The path of an address that others reach us by, "" where there is none. Raises ValueError."""
    if not url:
        return ""
    found = ADDRESS.fullmatch(url)
    if not found or (needs_path and not found["path"].strip("/")):
        path = " and a path" if needs_path else ""
        raise ValueError(f'must look like "{example}": https{path}, without ?, #, @ and %')
    if found["scheme"] == "http" and found["host"] not in (*LOOPBACK, "[::1]"):
        raise ValueError("must begin with https:// (http:// only for 127.0.0.1)")
    return found["path"]


class Telegram(Section):
    base_url: str = "https://api.telegram.org"
    proxy: str = ""
    webhook_url: str = ""

    @property
    def webhook_path(self) -> str:
        return urlsplit(self.webhook_url).path

    @field_validator("webhook_url")
    @classmethod
    def _reachable(cls, url: str) -> str:
        example = "https://bot.example.org/telegram"
        if _public_path(url, example, needs_path=True).rstrip("/") in HEALTH_PATHS:
            raise ValueError(f"its path must not be {' or '.join(HEALTH_PATHS)}; choose another")
        return url

    @field_validator("base_url")
    @classmethod
    def _encrypted(cls, url: str) -> str:
        """The token travels in it: plain http only to this machine."""
        parts = urlsplit(url)
        safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
        if not safe or not parts.hostname:
            raise ValueError("must begin with https:// (http:// only for 127.0.0.1)")
        return url.rstrip("/")


class Delivery(Section):
    """How fast messages go out; edits count."""

    chat_interval_s: float = Field(default=1.0, ge=0, le=60)
    chat_burst: int = Field(default=3, ge=1, le=100)
    group_per_minute: float = Field(default=20.0, gt=0, le=60_000)
    overall_per_second: float = Field(default=30.0, gt=0, le=10_000)


class Access(Section):
    mode: Literal["open", "allowlist"] = "open"
    admins: frozenset[int] = frozenset()
    admin_groups: frozenset[int] = frozenset()
    chats: frozenset[int] = frozenset()
    public_corpora: frozenset[Name] = frozenset({DEFAULT_CORPUS})

    @field_validator("public_corpora", mode="before")
    @classmethod
    def _names(cls, value: Any) -> Any:
        if not isinstance(value, list) or not all(type(each) is str for each in value):
            raise ValueError('must be a list of names, for example ["main"]')
        return frozenset(value)

    @field_validator("admins", "chats", mode="before")
    @classmethod
    def _ids(cls, value: Any) -> Any:
        if not isinstance(value, list) or not all(type(each) is int for each in value):
            raise ValueError("must be a list of numbers, for example [7, 42]")
        return frozenset(value)

    @field_validator("admin_groups", mode="before")
    @classmethod
    def _groups(cls, value: Any) -> Any:
        """People's ids are positive."""
        if not isinstance(value, list) or not all(type(each) is int and each < 0 for each in value):
            raise ValueError("must be a list of groups' ids, for example [-1001234567890]")
        return frozenset(value)


class LibrarySection(Section):
    data: str = "data"
    corpus: Name = DEFAULT_CORPUS
    max_file_mb: Annotated[float, Field(gt=0, le=1000)] = 20.0
    passage_tokens: Annotated[int, Field(ge=32, le=512)] = 200
    max_listed: Annotated[int, Field(ge=1, le=10_000)] = 200
    refetch_hours: Annotated[float, Field(ge=0, le=8760)] = 24.0
    trusted_hosts: frozenset[str] = frozenset()

    @field_validator("trusted_hosts", mode="before")
    @classmethod
    def _places(cls, value: Any) -> Any:
        if not isinstance(value, list) or not all(map(_is_place, value)):
            raise ValueError('must be a list of hosts with ports, for example ["wiki.lan:8080"]')
        return frozenset(each.lower() for each in value)


def _is_place(value: Any) -> bool:
    return isinstance(value, str) and PLACE.fullmatch(value) is not None


class Embedding(Section):
    model: Name = "all-MiniLM-L6-v2"


class Retrieval(Section):
    dense: Weight = 0.4
    words: Weight = 1.0
    characters: Weight = 2.0
    rank_constant: Annotated[int, Field(ge=1, le=1000)] = 10
    title_boost: Weight = 1.0
    heading_boost: Weight = 1.0


class AnswerSection(Section):
    model: str = ""
    base_url: str = ""
    prompts: str = ""
    context: Annotated[int, Field(ge=1, le=10)] = 8
    timeout_s: Annotated[float, Field(gt=0, le=600)] = 30.0
    retries: Annotated[int, Field(ge=0, le=10)] = 2
    threshold: Share = 0.2
    passages: Annotated[int, Field(ge=1, le=10)] = 10
    quotes: Annotated[int, Field(ge=1, le=3)] = 3
    max_question_chars: Annotated[int, Field(ge=10, le=100_000)] = 4096
    tokens_per_day: Tokens = 0
    tokens_per_person: Tokens = 0

    @field_validator("model")
    @classmethod
    def _named(cls, model: str) -> str:
        provider, separator, name = model.partition(":")
        if model and not (provider and separator and name):
            raise ValueError('must be "" or "provider:model", for example "ollama:qwen3:4b"')
        return model

    @field_validator("base_url")
    @classmethod
    def _address(cls, url: str) -> str:
        if url and not url.startswith(("https://", "http://")):
            raise ValueError("must begin with https:// or http://")
        return url.rstrip("/")


class ChatSection(Section):
    memory_minutes: Annotated[float, Field(ge=0, le=1440)] = 30.0
    user_per_minute: Annotated[int, Field(ge=0, le=60_000)] = 10
    group_per_minute: Annotated[int, Field(ge=0, le=60_000)] = 20


class Channels(Section):
    index_posts: bool = True
    min_words: Annotated[int, Field(ge=1, le=10_000)] = 80
    auto_index: bool = False


class InboxSection(Section):
    queue: Annotated[int, Field(ge=1, le=100_000)] = 2000
    chat_queue: Annotated[int, Field(ge=1, le=100_000)] = 200
    handler_timeout_s: Annotated[float, Field(gt=0, le=3600)] = 60.0
    retry_s: Annotated[float, Field(ge=0, le=60)] = 0.5
    drain_s: Annotated[float, Field(ge=0, le=600)] = 10.0


class Privacy(Section):
    keep_days: Annotated[int, Field(ge=1, le=3650)] = 365


class PlaygroundSection(Section):
    port: Annotated[int, Field(ge=0, le=65535)] = 8080


class WebSection(Section):
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 0
    public_url: str = ""

    @field_validator("public_url")
    @classmethod
    def _reachable(cls, url: str) -> str:
        _public_path(url, "https://bot.example.org")
        return url.rstrip("/")

    @field_validator("host")
    @classmethod
    def _address(cls, host: str) -> str:
        if host != "localhost":
            try:
                ipaddress.ip_address(host)
            except ValueError:
                raise ValueError(
                    "must be an address of this machine: 127.0.0.1, or 0.0.0.0 for all it has"
                ) from None
        return host


class Log(Section):
    level: Literal["debug", "info", "warning", "error"] = "info"


class Config(Section):
    """Every setting; see config.toml for what each means."""

    telegram: Telegram = Telegram()
    delivery: Delivery = Delivery()
    access: Access = Access()
    library: LibrarySection = LibrarySection()
    embedding: Embedding = Embedding()
    retrieval: Retrieval = Retrieval()
    answer: AnswerSection = AnswerSection()
    chat: ChatSection = ChatSection()
    channels: Channels = Channels()
    inbox: InboxSection = InboxSection()
    privacy: Privacy = Privacy()
    playground: PlaygroundSection = PlaygroundSection()
    web: WebSection = WebSection()
    log: Log = Log()


def load(path: Path | None = None, environ: Mapping[str, str] = os.environ) -> Config:
    """Read the settings. Raises ConfigError, naming the key.

    Without a path, ./config.toml is read if there is one.
    """
    settings = _read(path or DEFAULT_PATH, required=path is not None)
    sources = {name: str(path or DEFAULT_PATH) for name in _names(settings)}
    for variable, keys, value in _overrides(environ):
        settings.setdefault(keys[0], {})
        if not isinstance(settings[keys[0]], dict):
            settings[keys[0]] = {}
        settings[keys[0]][keys[1]] = value
        sources[".".join(keys)] = variable
        sources.setdefault(keys[0], variable)
    try:
        config = Config.model_validate(settings)
    except ValidationError as error:
        raise _explained(error, sources, path or DEFAULT_PATH) from None
    if config.answer.model and config.inbox.handler_timeout_s <= config.answer.timeout_s:
        raise ConfigError(
            "inbox.handler_timeout_s would cut off an answer before answer.timeout_s has passed",
            "make it longer, or the other shorter",
        )
    addresses = {
        "telegram.webhook_url": config.telegram.webhook_url,
        "web.public_url": config.web.public_url,
    }
    for name, address in addresses.items():
        if address and not config.web.port:
            raise ConfigError(
                f"{name} is set, but the bot listens nowhere",
                "set web.port to the port that the address leads to",
            )
    return config


def _read(path: Path, *, required: bool) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        if required:
            raise ConfigError(f"there is no {path}", "check --config") from None
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path} can't be read: {error}", "mend that line") from None


def _names(settings: dict[str, Any]) -> list[str]:
    return [
        f"{section}.{key}"
        for section, keys in settings.items()
        if isinstance(keys, dict)
        for key in keys
    ]


def _overrides(environ: Mapping[str, str]) -> list[tuple[str, tuple[str, str], Any]]:
    found = []
    for variable, value in sorted(environ.items()):
        section, separator, key = variable.removeprefix(PREFIX).lower().partition("__")
        if variable.startswith(PREFIX) and separator:
            found.append((variable, (section, key), _toml_value(value)))
    return found


def _toml_value(text: str) -> Any:
    """A TOML value; bare words are strings."""
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        return text


def _explained(error: ValidationError, sources: Mapping[str, str], path: Path) -> ConfigError:
    first = error.errors()[0]
    name = ".".join(str(part) for part in first["loc"][:2])
    where = sources.get(name, str(path))
    if first["type"] == "extra_forbidden":
        return ConfigError(f"{where}: {name} is unknown", _suggestion(first["loc"]))
    problem = first["msg"].removeprefix("Value error, ")
    return ConfigError(f"{where}: {name}: {problem[:1].lower()}{problem[1:]}", "correct it")


def _suggestion(loc: tuple[int | str, ...]) -> str:
    model: Any = Config if len(loc) == 1 else Config.model_fields[str(loc[0])].annotation
    known = sorted(model.model_fields)
    close = get_close_matches(str(loc[-1]), known, 1)
    return f"did you mean {close[0]}?" if close else f"known here: {', '.join(known)}"
