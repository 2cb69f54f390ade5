"""The one way in: retrieve, answer, check, or decline.

question ─ stands alone ─ hits, read and ranked anew
                          └ quoted sentences, and how likely they answer
                                 └ with a language model, unless they hardly can: its claims,
                                   streamed; it fails: the quoted sentences, with a note
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from time import monotonic, perf_counter
from typing import TYPE_CHECKING, Final

from bot.answering import citations
from bot.answering.extractive import Draft, Extractive
from bot.answering.meter import Meter
from bot.answering.rewriting import standalone
from bot.types import EXTRACTIVE, Answer, Citation, Claim, Note, Outcome, Question
from index.errors import FootnoteError, NoCorpus, NotInLibrary
from index.evidence import Finding
from index.language import named
from index.library import Library
from index.retriever import Query, Retriever
from index.types import Article, Hit

if TYPE_CHECKING:
    from bot.answering.generative import Generative
    from bot.answering.rewriting import Rewriter

log = logging.getLogger(__name__)

DECLINED: Final = "The articles don't say."
ELSEWHERE: Final = (
    "No article here is in the language of your question: they are in {languages}. "
    "Please ask in {those}."
)
NAMED: Final = 4
"""Languages that a line names at most."""
EMPTY: Final = "The library is empty: there is no article to answer from yet."
HOPELESS: Final = 0.05
"""Below this confidence the model isn't asked, in English if the embedding model knows it: on SQuAD
2.0's dev articles searched together, 1 of 250 answerable questions lies there, and 13 % of 150
off-topic ones (QED). Above it the model judges, and the gate behind it."""

OnClaim = Callable[[Answer], None]
"""Given the answer so far: first without claims, then each time there is one more. Its `hits` are
the passages the model reads."""


class BadQuestion(FootnoteError):
    """A question that can't be asked."""

    exit_status = 2


class TooLong(BadQuestion):
    """A question of more characters than `answer.max_question_chars`."""

    def __init__(self, length: int, limit: int) -> None:
        self.length = length
        self.limit = limit
        problem = f"the question has {length} characters; the limit is {limit}"
        super().__init__(problem, "ask it in fewer words")


@dataclass(frozen=True, slots=True)
class Speaker:
    """A language model's part: it answers, makes follow-ups stand alone, and has so long."""

    generative: "Generative"
    rewriter: "Rewriter"
    timeout_s: float


@dataclass(frozen=True, slots=True)
class Found:
    """A question with what was retrieved for it."""

    question: Question
    query: Query
    hits: Sequence[Hit]
    articles: Mapping[str, Article]


@dataclass(frozen=True, slots=True)
class Offer:
    """An answer, and what each of the passages found says by itself, best first.

    Such a passage is an Answer that cites nothing else. Its outcome is the question's: "declined"
    where these are but the nearest.
    """

    answer: Answer
    passages: Sequence[Answer] = ()


class Answerer:
    """Answers questions from a library. Synchronous; safe to share between threads."""

    def __init__(
        self,
        library: Library,
        retriever: Retriever,
        extractive: Extractive,
        *,
        threshold: float,
        longest: int,
        speaker: Speaker | None = None,
    ) -> None:
        self._library = library
        self._retriever = retriever
        self._extractive = extractive
        self._threshold = threshold
        self._longest = longest
        self._speaker = speaker

    def answer(
        self, question: Question, on_claim: OnClaim | None = None, meter: Meter | None = None
    ) -> Answer:
        """`on_claim` is called where a language model answers, from this thread.

        `meter` tells what that costs even while it answers, and where this raises BadQuestion,
        NotInLibrary (article), NoCorpus (none of them has an article), LibraryError.
        """
        self._refuse(question)
        meter = meter or Meter()
        started, begun = perf_counter(), monotonic()
        found = self._found(question, begun, meter)
        retrieved = perf_counter()
        answer = self._answered(found, begun, on_claim, meter)
        ended = perf_counter()
        return replace(_timed(answer, started, retrieved, ended), tokens=meter.tokens)

    def offer(self, question: Question) -> Offer:
        """What there is to choose from, quoted: no language model is asked. Raises as `answer`."""
        self._refuse(question)
        started = perf_counter()
        found = self._found(replace(question, history=()), monotonic(), Meter())
        retrieved = perf_counter()
        if not found.hits:
            return Offer(_nothing(question))
        found, finding, draft = self._quoted(found)
        answer = self._checked(found, draft, draft.confidence >= self._threshold)
        likely = [hit for hit in found.hits if hit.score > 0]
        passages = [self._passage(found, finding, hit, answer.outcome) for hit in likely]
        ended = perf_counter()
        answer, *passages = [_timed(a, started, retrieved, ended) for a in (answer, *passages)]
        return Offer(answer, [each for each in passages if each.citations])

    def _passage(self, found: Found, finding: Finding, hit: Hit, outcome: Outcome) -> Answer:
        """What one passage says to the question, likely or not."""
        draft = self._extractive.answer(finding.within(hit.passage), found.articles)
        return replace(self._checked(replace(found, hits=[hit]), draft, True), outcome=outcome)

    def _found(self, question: Question, begun: float, meter: Meter) -> Found:
        text = standalone(question.text, question.history)
        if self._speaker and question.history:
            limit = begun + self._speaker.timeout_s / 4
            text = self._speaker.rewriter.standalone(question.text, question.history, limit, meter)
        corpora, article = question.corpora, question.article
        query = self._retriever.understand(text, corpora=corpora, article=article)
        hits = self._retriever.retrieve(query, corpora=corpora, article=article)
        articles = self._library.get_articles(hit.passage.article_id for hit in hits)
        return Found(question, query, hits, articles)

    def _answered(
        self, found: Found, begun: float, on_claim: OnClaim | None, meter: Meter
    ) -> Answer:
        if not found.hits:
            return _nothing(found.question)
        found, _, draft = self._quoted(found)
        query = found.query
        hopeless = query.semantic and query.is_english and draft.confidence < HOPELESS
        if self._speaker is None or hopeless:
            return self._checked(found, draft, draft.confidence >= self._threshold)
        return self._spoken(self._speaker, found, draft, begun, on_claim, meter)

    def _quoted(self, found: Found) -> tuple[Found, Finding, Draft]:
        """The same with its hits reranked, the sentences in them, and the best as a draft."""
        finding, query = self._extractive.find(found.query, found.hits, found.articles), found.query
        draft = self._extractive.answer(finding, found.articles)
        if query.is_foreign and not query.semantic:  # the words they share are chance
            draft = replace(draft, confidence=0.0)
        return replace(found, hits=finding.reranked(found.hits)), finding, draft

    def _spoken(
        self,
        speaker: Speaker,
        found: Found,
        quoted: Draft,
        begun: float,
        on_claim: OnClaim | None,
        meter: Meter,
    ) -> Answer:
        """The model's answer, or the quoted one where the model fails."""
        from bot.answering.llm import ModelDown

        name = speaker.generative.name

        def show(claims: Sequence[Claim]) -> None:
            if on_claim is not None:
                shown = replace(found, hits=found.hits[: speaker.generative.context])
                answer = _made(shown, claims, quoted.confidence, name)
                on_claim(answer if claims else replace(answer, text=""))

        show(())
        try:
            draft = speaker.generative.answer(
                found.query,
                found.hits,
                found.articles,
                deadline=begun + speaker.timeout_s,
                meter=meter,
                on_claim=show,
            )
        except ModelDown as error:
            log.warning("quoting instead of %s: %s", name, error)
            is_likely = quoted.confidence >= self._threshold
            return self._checked(found, quoted, is_likely, note=Note.INSTEAD)
        return self._checked(found, draft, True, name, draft.note, quoted.confidence)

    def _checked(
        self,
        found: Found,
        draft: Draft,
        is_likely: bool,
        answerer: str = EXTRACTIVE,
        note: Note = Note.NONE,
        confidence: float | None = None,
    ) -> Answer:
        """The draft's claims through the gate; declined if none is left or it isn't likely."""
        claims = citations.check(draft.claims, found.articles, draft.supports)
        dropped = len(draft.claims) - len(claims)
        if dropped:
            log.warning("%d of %d claims had no support", dropped, len(draft.claims))
        confidence = draft.confidence if confidence is None else confidence
        return _made(found, claims if is_likely else (), confidence, answerer, note)

    def _refuse(self, question: Question) -> None:
        if not question.text.strip():
            raise BadQuestion("the question is empty", "ask something in words")
        if len(question.text) > self._longest:
            raise TooLong(len(question.text), self._longest)
        corpora, article, library = question.corpora, question.article, self._library
        named = f"corpus {' or '.join(corpora)}"
        if article and not any(library.passage_ids(each, article) for each in corpora):
            raise NotInLibrary(
                f"there is no article {article} in {named}", "footnote articles lists them"
            )
        known = library.corpora()
        if known and set(corpora).isdisjoint(known):
            raise NoCorpus(f"there is no {named}", f"there is: {', '.join(known)}")


def _nothing(question: Question) -> Answer:
    return Answer(question, "declined", EMPTY)


def _made(
    found: Found,
    claims: Sequence[Claim],
    confidence: float,
    answerer: str,
    note: Note = Note.NONE,
) -> Answer:
    languages = () if claims else _elsewhere(found.query, answerer)
    text, cited = _declined(languages), list[Citation]()
    if claims:
        text, cited = citations.number(claims, found.articles)
    return Answer(
        question=found.question,
        outcome="answered" if claims else "declined",
        text=text,
        claims=tuple(claims),
        citations=cited,
        hits=found.hits,
        confidence=confidence,
        answerer=answerer,
        note=note,
        languages=languages,
    )


def _elsewhere(query: Query, answerer: str) -> Sequence[str]:
    """The articles' languages where none is the question's and so nobody knows what they say,
    unless a language model has read what vectors found across languages."""
    was_read = query.semantic and answerer != EXTRACTIVE
    return () if was_read or not query.is_foreign else tuple(query.spoken)


def _declined(languages: Sequence[str]) -> str:
    """That the articles don't say; or, since they are in these languages, that nobody knows."""
    if not languages:
        return DECLINED
    names = list(dict.fromkeys(named(each) for each in languages))
    shown = names if len(names) <= NAMED else [*names[: NAMED - 1], "others"]
    listed = " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))
    return ELSEWHERE.format(languages=listed, those=listed if len(names) == 1 else "one of these")


def _timed(answer: Answer, started: float, retrieved: float, ended: float) -> Answer:
    timings = {
        "retrieve": _ms(started, retrieved),
        "answer": _ms(retrieved, ended),
        "total": _ms(started, ended),
    }
    return replace(answer, timings_ms=timings)


def _ms(start: float, end: float) -> float:
    return round((end - start) * 1000, 2)
