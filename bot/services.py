"""What every command works with: the library, and the parts built on it when first used."""

import hashlib
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from bot.config import Config
from index.library import Library

if TYPE_CHECKING:
    from bot.answering.answerer import Answerer, Speaker
    from index.addresses import Addresses
    from index.dense import DenseIndex
    from index.indexer import Indexer
    from index.reader import Reader
    from index.retriever import Retriever
    from index.types import Embedder

MEGABYTE = 1_000_000


class Services:
    """The parts, wired as the configuration says. Heavy ones are imported where first used."""

    def __init__(self, config: Config, data: Path) -> None:
        self.config = config
        self.data = data

    @cached_property
    def library(self) -> Library:
        return Library(self.data)

    @cached_property
    def addresses(self) -> "Addresses":
        from index.addresses import Addresses

        return Addresses(self.library)

    @cached_property
    def embedder(self) -> "Embedder":
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
    def retriever(self) -> "Retriever":
        from index.lexical import Boosts
        from index.retriever import Fusion, Retriever

        self._check_model()
        chosen = self.config.retrieval
        return Retriever(
            self.library,
            self.embedder,
            self.dense,
            fusion=Fusion(chosen.dense, chosen.words, chosen.characters, chosen.rank_constant),
            boosts=Boosts(chosen.title_boost, chosen.heading_boost),
        )

    @cached_property
    def answerer(self) -> "Answerer":
        """Answers as configured. Raises ConfigError, PromptError."""
        return self._answerer(self._speaker()) if self.config.answer.model else self.quoter

    @cached_property
    def quoter(self) -> "Answerer":
        """Answers by quoting, whatever is configured: with the same confidence, asking no model."""
        return self._answerer(None)

    def _answerer(self, speaker: "Speaker | None") -> "Answerer":
        from bot.answering.answerer import Answerer
        from bot.answering.extractive import Extractive
        from index.evidence import EvidenceScorer

        chosen = self.config.answer
        scorer = EvidenceScorer(self.embedder, self.reader)
        return Answerer(
            self.library,
            self.retriever,
            Extractive(scorer, self.library, passages=chosen.passages, quotes=chosen.quotes),
            threshold=self.threshold,
            longest=chosen.max_question_chars,
            speaker=speaker,
        )

    def _speaker(self) -> "Speaker":
        """The configured language model. Raises ConfigError, PromptError."""
        from bot.answering import prompt
        from bot.answering.answerer import Speaker
        from bot.answering.generative import Generative
        from bot.answering.llm import open_model
        from bot.answering.rewriting import Rewriter

        chosen = self.config.answer
        wording = prompt.load(chosen.prompts, "answer", prompt.ANSWER)
        rewording = prompt.load(chosen.prompts, "rewrite", prompt.REWRITE)
        model = open_model(chosen)
        generative = Generative(model, wording, self.embedder, self.reader, context=chosen.context)
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

        fitted = Calibration.stored(self.library, self.judge)
        return fitted.threshold if fitted else self.config.answer.threshold

    @cached_property
    def indexer(self) -> "Indexer":
        from index.indexer import Indexer
        from index.loaders import Intake

        chosen = self.config.library
        most = int(chosen.max_file_mb * MEGABYTE)
        return Indexer(
            self.library,
            self.embedder,
            passage_tokens=chosen.passage_tokens,
            max_listed=chosen.max_listed,
            intake=Intake(max_bytes=most, trusted_hosts=chosen.trusted_hosts),
        )

    def _check_model(self) -> None:
        """Raises ModelMismatch: vectors of two models can't be compared."""
        self.library.check_model(self.embedder.fingerprint)

    def close(self) -> None:
        if "library" in self.__dict__:
            self.library.close()
