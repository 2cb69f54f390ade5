"""What every command works with: the library, and the parts built on it when first used."""

import hashlib
import threading
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from bot.config import Config
from index.library import Library

if TYPE_CHECKING:
    from bot.answering.answerer import Answerer, Speaker
    from bot.answering.llm import LanguageModel
    from bot.answering.switch import Switch
    from index.addresses import Addresses
    from index.dense import DenseIndex
    from index.editions import Edition, Shape
    from index.indexer import Indexer
    from index.reader import Reader
    from index.rebuilder import Rebuilder
    from index.retriever import Retriever
    from index.types import Embedder

MEGABYTE = 1_000_000


class Services:
    """The parts, wired as the configuration says. Heavy ones are imported where first used."""

    def __init__(self, config: Config, data: Path) -> None:
        self.config = config
        self.data = data
        self._wired: dict[str, Wired] = {}
        self._wiring = threading.RLock()

    @cached_property
    def library(self) -> Library:
        return Library(self.data)

    @cached_property
    def addresses(self) -> "Addresses":
        from index.addresses import Addresses

        return Addresses(self.library)

    @cached_property
    def embedder(self) -> "Embedder":
        """The configured one."""
        from index.embedder import open_embedder

        return open_embedder(self.config.embedding.model)

    @cached_property
    def reader(self) -> "Reader":
        from index.reader import Reader

        return Reader()

    @cached_property
    def dense(self) -> "DenseIndex":
        from index.dense import DenseIndex

        return DenseIndex(self.library)

    @cached_property
    def wanted(self) -> "Shape":
        """What the configuration makes an edition of the library by. Raises ModelMissing."""
        from index.editions import Shape
        from index.model import find_model

        is_open = "embedder" in vars(self)
        model = self.embedder if is_open else find_model(self.config.embedding.model)
        return Shape(model.fingerprint, model.reference, self.config.library.passage_tokens)

    @property
    def wired(self) -> "Wired":
        """What goes with the vectors there are: another model's may serve until those of the
        configured one are made."""
        return self._wired_for(self.library.made_by() or self.wanted)

    def ready(self, edition: "Edition") -> None:
        """Open what the questions need once that edition serves."""
        wired = self._wired_for(edition.shape)
        wired.embedder.encode(["warm"])
        _ = wired.answerer

    def _wired_for(self, shape: "Shape") -> "Wired":
        with self._wiring:
            known = self._wired.get(shape.fingerprint)
            if known is None:
                known = Wired(self, self._embedder_for(shape))
                before = list(self._wired.items())[-1:]
                self._wired = dict([*before, (shape.fingerprint, known)])
            return known

    def _embedder_for(self, shape: "Shape") -> "Embedder":
        from index.embedder import reopen

        if shape.fingerprint == self.wanted.fingerprint:
            return self.embedder
        return reopen(shape, self.library.dimension())

    @property
    def is_model_away(self) -> bool:
        """Whether the language model has failed too often of late; not while nobody has asked."""
        model = vars(self.wired).get("model")
        return model is not None and model.is_away

    @property
    def retriever(self) -> "Retriever":
        return self.wired.retriever

    @property
    def answerer(self) -> "Switch":
        """Answers as configured. Raises ConfigError, PromptError."""
        from bot.answering.switch import Switch

        _ = self.wired.answerer
        return Switch(lambda: self.wired.answerer)

    @property
    def quoter(self) -> "Switch":
        """Answers by quoting, whatever is configured: with the same confidence, asking no model."""
        from bot.answering.switch import Switch

        return Switch(lambda: self.wired.quoter)

    @property
    def judge(self) -> str:
        """Names what gives answers their confidence: thresholds fitted for another don't count."""
        return self.wired.judge

    @property
    def threshold(self) -> float:
        """The confidence below which to decline: calibrated for this library, or configured."""
        return self.wired.threshold

    @property
    def indexer(self) -> "Indexer":
        return self.wired.indexer

    @cached_property
    def rebuilder(self) -> "Rebuilder":
        """Reads, splits and embeds articles anew, as configured, in a process of its own."""
        from index.rebuilder import Rebuilder, Settings

        chosen = self.config.library
        settings = Settings(
            str(self.data.absolute()),
            self.config.embedding.model,
            chosen.passage_tokens,
            int(chosen.max_file_mb * MEGABYTE),
            sorted(chosen.trusted_hosts),
        )
        return Rebuilder(settings)

    def close(self) -> None:
        if "library" in self.__dict__:
            self.library.close()


class Wired:
    """What is built on an embedding model."""

    def __init__(self, services: Services, embedder: "Embedder") -> None:
        self.embedder = embedder
        self._services = services
        self._config = services.config

    @cached_property
    def retriever(self) -> "Retriever":
        from index.lexical import Boosts
        from index.retriever import Fusion, Retriever

        chosen = self._config.retrieval
        return Retriever(
            self._services.library,
            self.embedder,
            self._services.dense,
            fusion=Fusion(chosen.dense, chosen.words, chosen.characters, chosen.rank_constant),
            boosts=Boosts(chosen.title_boost, chosen.heading_boost),
        )

    @cached_property
    def indexer(self) -> "Indexer":
        """Puts articles in by the model whose vectors serve, if it can still be opened."""
        return self._indexer(self._writing)

    @cached_property
    def gentle(self) -> "Indexer":
        """The same for work that nobody waits for, beside whatever the other does."""
        from index.refetching import Gentle

        return self._indexer(Gentle(self._writing))

    @property
    def _writing(self) -> "Embedder":
        from index.embedder import Wordless

        return self._services.embedder if isinstance(self.embedder, Wordless) else self.embedder

    def _indexer(self, embedder: "Embedder") -> "Indexer":
        from index.indexer import Indexer
        from index.loaders import Intake

        chosen = self._config.library
        most = int(chosen.max_file_mb * MEGABYTE)
        return Indexer(
            self._services.library,
            embedder,
            passage_tokens=chosen.passage_tokens,
            max_listed=chosen.max_listed,
            intake=Intake(max_bytes=most, trusted_hosts=chosen.trusted_hosts),
        )

    @cached_property
    def answerer(self) -> "Answerer":
        return self._answerer(self._speaker()) if self._config.answer.model else self.quoter

    @cached_property
    def quoter(self) -> "Answerer":
        return self._answerer(None)

    def _answerer(self, speaker: "Speaker | None") -> "Answerer":
        from bot.answering.answerer import Answerer
        from bot.answering.extractive import Extractive
        from index.evidence import EvidenceScorer

        chosen, library = self._config.answer, self._services.library
        scorer = EvidenceScorer(self.embedder, self._services.reader)
        return Answerer(
            library,
            self.retriever,
            Extractive(scorer, library, passages=chosen.passages, quotes=chosen.quotes),
            threshold=self.threshold,
            longest=chosen.max_question_chars,
            speaker=speaker,
        )

    @cached_property
    def model(self) -> "LanguageModel":
        """The configured language model. Raises ConfigError."""
        from bot.answering.llm import open_model

        return open_model(self._config.answer)

    def _speaker(self) -> "Speaker":
        """The configured language model. Raises ConfigError, PromptError."""
        from bot.answering import prompt
        from bot.answering.answerer import Speaker
        from bot.answering.generative import Generative
        from bot.answering.rewriting import Rewriter

        chosen = self._config.answer
        wording = prompt.load(chosen.prompts, "answer", prompt.ANSWER)
        rewording = prompt.load(chosen.prompts, "rewrite", prompt.REWRITE)
        model = self.model
        generative = Generative(
            *(model, wording, self.embedder, self._services.reader), context=chosen.context
        )
        return Speaker(generative, Rewriter(model, rewording), chosen.timeout_s)

    @cached_property
    def judge(self) -> str:
        """Names what gives answers their confidence: thresholds fitted for another don't count."""
        from index.evidence import WEIGHTS
        from index.reader import SHA256

        weights = hashlib.sha256(WEIGHTS.read_bytes()).hexdigest()
        return f"{self.embedder.fingerprint}+{weights[:8]}+{SHA256[:8]}"

    @property
    def threshold(self) -> float:
        """The confidence below which to decline: calibrated for this library, or configured."""
        from bot.calibration import Calibration

        fitted = Calibration.stored(self._services.library, self.judge)
        return fitted.threshold if fitted else self._config.answer.threshold
