"""Settings: defaults, file, environment, and what is wrong with them, by name."""

import re
import tomllib
from pathlib import Path

import pytest

from bot.config import Config, ConfigError, load

ROOT = Path(__file__).parent.parent.parent


def write(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_file_states_every_default() -> None:
    shipped = tomllib.loads((ROOT / "config.toml").read_text(encoding="utf-8"))
    stated = {f"{section}.{key}" for section, keys in shipped.items() for key in keys}
    defaults = Config()
    known = {
        f"{section}.{key}"
        for section in Config.model_fields
        for key in type(getattr(defaults, section)).model_fields
    }
    assert stated == known
    assert load(ROOT / "config.toml", {}) == defaults


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, '[answer]\nthreshold = 0.2\nquotes = 2\n[access]\nmode = "allowlist"')
    config = load(
        path,
        {
            "FOOTNOTE_ANSWER__THRESHOLD": "0.9",
            "FOOTNOTE_ACCESS__ADMINS": "[7, 42]",
            "FOOTNOTE_ACCESS__ADMIN_GROUPS": "[-1001234567890, -5]",
            "FOOTNOTE_TELEGRAM__BASE_URL": "http://127.0.0.1:8081",
        },
    )
    assert config.answer.threshold == 0.9
    assert config.answer.quotes == 2
    assert config.access.mode == "allowlist"
    assert config.access.admins == {7, 42}
    assert config.access.admin_groups == {-1001234567890, -5}
    assert config.telegram.base_url == "http://127.0.0.1:8081"


def test_bare_words_are_strings() -> None:
    assert load(None, {"FOOTNOTE_ACCESS__MODE": "allowlist"}).access.mode == "allowlist"


def test_variables_without_a_section_are_left_alone() -> None:
    assert load(None, {"FOOTNOTE_REQUIRE_BROWSER": "1"}) == load(None, {})


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[answer]\ntreshold = 0.5", "answer.treshold is unknown; did you mean threshold?"),
        ("[answers]\nthreshold = 0.5", "answers is unknown; did you mean answer?"),
        ('[answer]\nthreshold = "high"', "answer.threshold"),
        ("[answer]\nthreshold = 1.5", "answer.threshold"),
        ("[answer]\nquotes = 2.5", "answer.quotes"),
        ("[answer]\ntokens_per_day = -1", "answer.tokens_per_day"),
        ("[answer]\ntokens_per_day = 1_000_000_000_001", "answer.tokens_per_day"),
        ("[answer]\ntokens_per_person = 5e4", "answer.tokens_per_person"),
        ("[answer]\ntokens_per_person = true", "answer.tokens_per_person"),
        ('[access]\nadmins = ["@me"]', "access.admins: must be a list of numbers"),
        ("[access]\nadmins = [true]", "access.admins"),
        ("[access]\nadmin_groups = [1001234567890]", "must be a list of groups' ids"),
        ("[access]\nadmin_groups = [-5, true]", "access.admin_groups: must be a list of groups'"),
        ('[access]\nadmin_groups = ["@ours"]', "access.admin_groups: must be a list of groups'"),
        ("[access]\nadmin_groups = -1001234567890", "for example [-1001234567890]"),
        ('[access]\nmode = "closed"', "access.mode"),
        ('[telegram]\nbase_url = "http://example.org"', "telegram.base_url: must begin with"),
        ('[answer]\nmodel = "a:b"\ntimeout_s = 60.0', "inbox.handler_timeout_s"),
        ("[web]\nport = 70000", "web.port"),
        ("[web]\nport = -1", "web.port"),
        ('[web]\nhost = "bot.example.org"', "web.host: must be an address of this machine"),
        ('[web]\nhost = ""', "web.host: must be an address of this machine"),
        ('[telegram]\nwebhook_url = "https://bot.example.org/t"', "set web.port to the port"),
        ('[web]\npublic_url = "https://bot.example.org"', "set web.port to the port"),
        ("answer = 3", "answer"),
        ("[answer\n", "config.toml can't be read"),
    ],
)
def test_a_bad_setting_is_named_in_one_line(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(write(tmp_path, text), {})
    assert named in str(caught.value)
    assert "\n" not in caught.value.problem.split("config.toml can't be read")[0]


def test_a_bad_variable_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="FOOTNOTE_ANSWER__QUOTES"):
        load(write(tmp_path, ""), {"FOOTNOTE_ANSWER__QUOTES": "many"})


def test_a_named_file_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no"):
        load(tmp_path / "nowhere.toml", {})


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1.evil.example", "http://localhost@evil.example", "https://", "http://"]
)
def test_the_token_is_never_sent_in_the_clear(url: str) -> None:
    with pytest.raises(ConfigError, match="base_url"):
        load(None, {"FOOTNOTE_TELEGRAM__BASE_URL": url})


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("http://bot.example.org/telegram", "must begin with https://"),
        ("http://127.0.0.1.evil.example/telegram", "must begin with https://"),
        ("ftp://bot.example.org/telegram", "must look like"),
        ("bot.example.org/telegram", "must look like"),
        ("https:///telegram", "must look like"),
        ("https://bot.example.org", "must look like"),
        ("https://bot.example.org/", "must look like"),
        ("https://bot.example.org/telegram?a=b", "must look like"),
        ("https://bot.example.org/telegram?", "must look like"),
        ("https://bot.example.org/telegram#a", "must look like"),
        ("https://me:word@bot.example.org/telegram", "must look like"),
        ("https://bot.example.org/telegram/../x", "must look like"),
        ("https://bot.example.org//telegram", "must look like"),
        ("https://bot.example.org/tele%67ram", "must look like"),
        ("https://bot.example.org/{path}", "must look like"),
        ("https://bot.example.org/tele gram", "must look like"),
        ("https://bot.example.org/telegram\n", "must look like"),
        ("https://bot.example.org:port/telegram", "must look like"),
        ("https://böt.example.org/telegram", "must look like"),
        ("https://bot.example.org/healthz", "must not be /healthz"),
        ("https://bot.example.org/readyz/", "or /readyz"),
    ],
)
def test_an_address_that_posts_cannot_come_to_is_refused(url: str, problem: str) -> None:
    with pytest.raises(ConfigError, match=f"telegram.webhook_url: .*{re.escape(problem)}"):
        load(None, {"FOOTNOTE_TELEGRAM__WEBHOOK_URL": url, "FOOTNOTE_WEB__PORT": "8081"})


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("https://bot.example.org/telegram", "/telegram"),
        ("https://BOT.example.org:8443/a/b-c_d~e.f/", "/a/b-c_d~e.f/"),
        ("http://127.0.0.1:8081/telegram", "/telegram"),
        ("http://[::1]:8081/telegram", "/telegram"),
        ("http://localhost/healthz/telegram", "/healthz/telegram"),
    ],
)
def test_the_path_that_posts_come_to(url: str, path: str) -> None:
    environ = {"FOOTNOTE_TELEGRAM__WEBHOOK_URL": url, "FOOTNOTE_WEB__PORT": "8081"}
    assert load(None, environ).telegram.webhook_path == path


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("http://bot.example.org", "must begin with https://"),
        ("bot.example.org", "must look like"),
        ("https://bot.example.org/?a=b", "must look like"),
        ("https://bot.example.org#a", "must look like"),
        ("https://me@bot.example.org", "must look like"),
        ("https://bot.example.org//", "must look like"),
        ("javascript:alert(1)", "must look like"),
    ],
)
def test_an_address_that_readers_cannot_come_to_is_refused(url: str, problem: str) -> None:
    with pytest.raises(ConfigError, match=f"web.public_url: .*{re.escape(problem)}"):
        load(None, {"FOOTNOTE_WEB__PUBLIC_URL": url, "FOOTNOTE_WEB__PORT": "8081"})


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://bot.example.org", "https://bot.example.org"),
        ("https://bot.example.org/", "https://bot.example.org"),
        ("https://example.org:8443/footnote/", "https://example.org:8443/footnote"),
        ("http://127.0.0.1:8081", "http://127.0.0.1:8081"),
        ("", ""),
    ],
)
def test_the_address_that_readers_come_to(url: str, kept: str) -> None:
    environ = {"FOOTNOTE_WEB__PUBLIC_URL": url, "FOOTNOTE_WEB__PORT": "8081"}
    assert load(None, environ).web.public_url == kept


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0", "::", "::1", "localhost", "10.1.2.3"])
def test_any_address_may_be_listened_on(host: str) -> None:
    assert load(None, {"FOOTNOTE_WEB__HOST": host}).web.host == host
