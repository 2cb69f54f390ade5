"""The sentence that answers stands first, in any script; what is not there lowers confidence."""

import json
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import evidence, features
from index.asked import denies, fits, opposes, read_question
from index.evidence import WEIGHTS, Evidence, EvidenceScorer, Finding, load_weights
from index.fitting.regression import Race, conditional_logit, logistic
from index.line import likeness, read_line
from index.types import Embedder, Hit, Passage, Span
from tests.fakes import FakeEmbedder, FakeReader

BRIDGE = (
    "The harbour bridge opened in May 1936 after four years of work. "
    "It was designed by Clara Whitmore, who worked for the state. "
    "About 260,000 vehicles cross it every day. "
    "Tolls are collected from westbound traffic only. "
    "The northern tower was closed because rust had been found in its cables."
)
FERRY = (
    "The ferry to the island sails every forty minutes. "
    "A ticket costs six dollars. "
    "Dogs travel free of charge."
)


def passage(text: str, id: int = 1, article: str = "bridge", start: int = 0) -> Passage:
    return Passage(id, article, text, start, start + len(text), "", 0)


def even(words: Sequence[str]) -> list[float]:
    return [1.0] * len(words)


def find(
    question: str,
    *texts: str,
    title: str = "The harbour bridge",
    embedder: Embedder | None = None,
    semantic: bool = False,
) -> Finding:
    hits = [Hit(passage(text, number), 1.0) for number, text in enumerate(texts)]
    scorer = EvidenceScorer(embedder or FakeEmbedder())
    return scorer.find(question, hits, {"bridge": title}, semantic=semantic, rarity=even)


class TestFinding:
    @pytest.mark.parametrize(
        ("question", "start"),
        [
            ("Who designed the harbour bridge?", "It was designed"),
            ("When did the bridge open?", "The harbour bridge opened"),
            ("How many vehicles cross the bridge every day?", "About 260,000"),
            ("Why was the northern tower closed?", "The northern tower"),
            ("What does a ticket for the ferry cost?", "A ticket"),
        ],
    )
    def test_the_sentence_that_answers_is_first(self, question: str, start: str) -> None:
        first = find(question, BRIDGE, FERRY).evidence[0]
        assert first.text.startswith(start)

    @pytest.mark.parametrize(
        ("language", "text", "question", "start"),
        [
            (
                "ru",
                "Мост открыли в 1936 году. Его спроектировала инженер Клара Уитмор. "
                "Ежедневно по мосту проезжают тысячи автомобилей.",
                "Кто спроектировал мост?",
                "Его",
            ),
            (
                "ar",
                "افتتح الجسر عام 1936. صممت المهندسة كلارا هذا الجسر. تعبره كل يوم آلاف السيارات.",
                "من صمم الجسر؟",
                "صممت",
            ),
            (
                "hi",
                "पुल 1936 में खोला गया। इसे इंजीनियर क्लारा ने डिज़ाइन किया था। "
                "हर दिन हज़ारों गाड़ियाँ गुज़रती हैं।",
                "पुल को किसने डिज़ाइन किया था?",
                "इसे",
            ),
            (
                "zh",
                "大桥于1936年通车。大桥由工程师克拉拉设计。每天约有二十六万辆汽车通过。",
                "每天有多少汽车通过大桥？",
                "每天",
            ),
            (
                "es",
                "El puente se inauguró en 1936. Lo diseñó la ingeniera Clara. "
                "Cada día lo cruzan miles de vehículos.",
                "¿Quién diseñó el puente?",
                "Lo",
            ),
        ],
    )
    def test_words_alone_find_it_in_any_script(
        self, language: str, text: str, question: str, start: str
    ) -> None:
        assert find(question, text, title="").evidence[0].text.startswith(start), language

    @pytest.mark.parametrize(
        ("answered", "not_answered"),
        [
            ("Who designed the harbour bridge?", "What is the capital of Mongolia?"),
            ("How many vehicles cross the bridge?", "How many goals did the striker score?"),
            ("Wann öffnete die harbour bridge 1936?", "Wie heißt die Hauptstadt der Mongolei?"),
        ],
    )
    def test_what_is_not_there_lowers_the_confidence(
        self, answered: str, not_answered: str
    ) -> None:
        yes, no = find(answered, BRIDGE, FERRY), find(not_answered, BRIDGE, FERRY)
        assert yes.confidence > no.confidence + 0.1

    @pytest.mark.parametrize(
        ("question", "texts"),
        [("Who?", []), ("", [BRIDGE]), ("?!", [BRIDGE]), ("Who designed it?", [" \n"])],
    )
    def test_nothing_to_go_by_is_no_evidence(self, question: str, texts: list[str]) -> None:
        found = find(question, *texts)
        assert (found.evidence, found.confidence, found.best()) == ((), 0.0, [])

    def test_every_sentence_is_given_once_best_first(self) -> None:
        found = find("Who designed the bridge?", BRIDGE, FERRY, *[FERRY] * 3)
        scores = [each.score for each in found.evidence]
        assert len(found.evidence) == 5 + 3 * 4
        assert scores == sorted(scores, reverse=True)
        assert sum(scores) == pytest.approx(found.confidence)

    def test_a_heading_that_repeats_the_question_is_not_the_answer(self) -> None:
        text = "Who designed the harbour bridge\n\nClara Whitmore designed the bridge in 1931."
        first = find("Who designed the harbour bridge?", text, title="").evidence[0]
        assert first.text.startswith("Clara")

    def test_another_models_vectors_are_not_weighed(self) -> None:
        embedder = FakeEmbedder("other@2")
        find("Who designed the bridge?", BRIDGE, embedder=embedder, semantic=True)
        assert embedder.encoded == []

    def test_vectors_are_made_for_the_promising_sentences_and_once(self) -> None:
        embedder = FakeEmbedder(load_weights().fingerprint)
        scorer = EvidenceScorer(embedder)
        many = " ".join(f"The bridge has {n} lamps on its side." for n in range(2, 60))
        for _ in range(2):
            hits = [Hit(passage(many), 1.0)]
            scorer.find("How many lamps has it?", hits, {}, semantic=True, rarity=even)
        assert len(embedder.encoded) == evidence.PROMISING + 1

    def test_what_the_reader_finds_comes_forward_with_its_short_answer(self) -> None:
        hits = [Hit(passage(BRIDGE), 1.0)]
        scorer = EvidenceScorer(FakeEmbedder(), FakeReader("westbound traffic"))
        found = scorer.find("Who designed it?", hits, {}, semantic=False, rarity=even)
        doubted = EvidenceScorer(FakeEmbedder(), FakeReader("nowhere")).find(
            "Who designed it?", hits, {}, semantic=False, rarity=even
        )
        best = next(each for each in found.evidence if "westbound" in each.text)
        other = next(each for each in doubted.evidence if "westbound" in each.text)
        assert best.score > other.score
        assert found.confidence > doubted.confidence
        assert best.answer is not None
        assert best.answer.of(BRIDGE) == "westbound traffic"

    def test_what_is_not_english_is_not_read(self) -> None:
        reader = FakeReader("Clara")
        hits = [Hit(passage(BRIDGE), 1.0)]
        EvidenceScorer(FakeEmbedder(), reader).find(
            "¿Quién es Clara?", hits, {}, semantic=True, rarity=even, english=False
        )
        assert reader.texts == []

    def test_hits_follow_their_best_sentence(self) -> None:
        hits = [Hit(passage(text, n), 1.0) for n, text in enumerate([FERRY, "", BRIDGE])]
        scorer = EvidenceScorer(FakeEmbedder())
        asked = "Who designed the harbour bridge?"
        found = scorer.find(asked, hits, {}, semantic=False, rarity=even)
        assert next(hit.passage.id for hit in found.reranked(hits)) == 2
        assert len(found.reranked(hits)) == 3

    @given(
        st.lists(st.text(max_size=120), max_size=4),
        st.text(max_size=60),
        st.integers(0, 40),
        st.booleans(),
    )
    def test_quotes_are_verbatim(
        self, texts: list[str], question: str, start: int, semantic: bool
    ) -> None:
        embedder = FakeEmbedder(load_weights().fingerprint)
        hits = [Hit(passage(text, n, start=start), 1.0) for n, text in enumerate(texts)]
        scorer = EvidenceScorer(embedder, FakeReader("0"))
        found = scorer.find(question, hits, {}, semantic=semantic, rarity=even)
        assert 0 <= found.confidence <= 1
        for each in [*found.evidence, *found.best(within=0)]:
            article = "x" * start + each.passage.text
            assert article[each.span.start : each.span.end] == each.text != ""
            assert 0 <= each.score <= 1


class TestBest:
    def some(self, *scores: float, text: str = BRIDGE) -> Finding:
        where = passage(text, start=7)
        spans = [(7 + a, 7 + b) for a, b in features.sentences_of(text)]
        sentences = [
            Evidence(where, Span(a, b), text[a - 7 : b - 7], score)
            for (a, b), score in zip(spans, scores, strict=False)
        ]
        return Finding(tuple(sorted(sentences, key=lambda each: -each.score)), 0.9)

    @pytest.mark.parametrize(
        ("scores", "starts"),
        [
            ((0.6, 0.01, 0.0), ["The harbour"]),
            ((0.1, 0.0, 0.4), ["About", "The harbour"]),
            ((0.05, 0.0, 0.4), ["About"]),
            ((0.3, 0.0, 0.3, 0.0, 0.2), ["The harbour", "About", "The northern"]),
        ],
    )
    def test_the_unlikely_are_left_out(self, scores: tuple[float, ...], starts: list[str]) -> None:
        shown = self.some(*scores).best()
        assert [
            each.text[: len(start)] for each, start in zip(shown, starts, strict=True)
        ] == starts

    def test_neighbours_become_one_quote_in_the_order_of_the_text(self) -> None:
        (quote,) = self.some(0.2, 0.3, 0.25).best()
        assert quote.text == BRIDGE[: BRIDGE.index(" Tolls")]
        assert quote.span == Span(7, 7 + len(quote.text))
        assert quote.score == pytest.approx(0.75)

    def test_paragraphs_stay_apart(self) -> None:
        assert len(self.some(0.4, 0.3, text="It rained.\n\nIt snowed.").best()) == 2

    def test_no_more_than_asked_for(self) -> None:
        assert len(self.some(0.3, 0.0, 0.3, 0.0, 0.2).best(1)) == 1


class TestWords:
    @pytest.mark.parametrize(
        ("one", "other"),
        [("praise", "praised"), ("неравенство", "неравенства"), ("diseñó", "diseño"), ("14", "14")],
    )
    def test_a_word_in_another_form_is_alike(self, one: str, other: str) -> None:
        assert likeness(one, other) >= 0.5

    @pytest.mark.parametrize(
        ("one", "other"), [("1995", "1996"), ("cat", "category"), ("oil", "war"), ("мост", "место")]
    )
    def test_other_words_are_not(self, one: str, other: str) -> None:
        assert likeness(one, other) == 0.0

    @pytest.mark.parametrize(
        ("question", "kind"),
        [
            ("Who founded it?", "person"),
            ("In what year did it open?", "time"),
            ("Сколько стоит проезд?", "number"),
            ("What percentage of people agree?", "share"),
            ("Which city is it in?", "place"),
            ("Why did it close?", "reason"),
            ("How does it work?", "way"),
            ("What is steel?", ""),
        ],
    )
    def test_what_a_question_asks_for(self, question: str, kind: str) -> None:
        assert read_question(question, even).kind == kind

    def test_terms_names_and_numbers(self) -> None:
        asked = read_question("What did Clara Whitmore say about YouTube in 1936?", even)
        assert asked.terms == ("clara", "whitmore", "youtube", "1936")
        assert asked.named.tolist() == [True, True, True, False]
        assert asked.numbered.tolist() == [False, False, False, True]

    def test_words_that_only_ask_are_left_out_where_words_decide(self) -> None:
        question = "¿Cuántos puentes hay en la bahía?"
        assert read_question(question, even, semantic=False).terms == ("puentes", "bahia")

    @pytest.mark.parametrize(
        ("kind", "yes", "no"),
        [
            ("number", "It has 14 lamps.", "It has lamps."),
            ("person", "Then Clara drew it.", "Then somebody drew it."),
            ("time", "It opened in 1936.", "It opened at last."),
            ("reason", "It closed because of rust.", "It closed."),
            ("share", "Some 15% agree.", "Some agree."),
        ],
    )
    def test_what_fits_a_question(self, kind: str, yes: str, no: str) -> None:
        assert fits(kind, read_line(yes), frozenset()) > fits(kind, read_line(no), frozenset())

    def test_a_number_of_the_question_is_no_answer(self) -> None:
        assert fits("number", read_line("In 1936 it rained."), frozenset({"1936"})) == 0.0

    @pytest.mark.parametrize(
        ("asked", "said", "expected"),
        [
            ("the highest tower", "the lowest tower", True),
            ("illegal fishing", "legal fishing", True),
            ("legal fishing", "illegal fishing", True),
            ("the highest tower", "the highest and lowest tower", False),
            ("the highest tower", "a tall tower", False),
        ],
    )
    def test_opposites(self, asked: str, said: str, expected: bool) -> None:
        assert opposes(frozenset(asked.split()), frozenset(said.split())) is expected

    def test_denials(self) -> None:
        assert denies("Who did not sign?", "Anna signed.")
        assert not denies("Who did not sign?", "Anna refused to sign.")
        assert not denies("Who signed?", "Anna didn't.")


class TestWeights:
    def test_every_feature_that_is_weighed_exists(self) -> None:
        weights = load_weights()
        for model in (weights.words, weights.vectors):
            weighed = [*model.ranking.values(), *model.confidence.values(), model.bias]
            assert np.isfinite(weighed).all()
        find("Who designed it?", BRIDGE, semantic=False)
        embedder = FakeEmbedder(weights.fingerprint)
        find("Who designed it?", BRIDGE, embedder=embedder, semantic=True)

    def test_they_say_where_they_come_from(self) -> None:
        about = json.loads(WEIGHTS.read_text(encoding="utf-8"))["about"]
        assert {"data", "date", "measured_on"} <= set(about)

    def test_they_are_for_the_default_model(self, minilm: Embedder) -> None:
        assert load_weights().fingerprint == minilm.fingerprint


class TestRegression:
    def test_the_telling_feature_gets_the_weight(self) -> None:
        chance = np.random.default_rng(1)
        races = []
        for _ in range(200):
            rows = chance.normal(size=(6, 3))
            races.append(Race(rows, np.arange(6) == (rows[:, 0] - 0.5 * rows[:, 1]).argmax()))
        first, second, third = conditional_logit(races, 1.0)
        assert first > 1
        assert -0.65 < second / first < -0.35
        assert abs(third / first) < 0.1

    def test_a_race_that_is_decided_does_not_run_away(self) -> None:
        races = [Race(np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([True, False]))] * 50
        assert np.abs(conditional_logit(races, 0.5)).max() < 20

    def test_logistic_finds_the_odds(self) -> None:
        chance = np.random.default_rng(2)
        rows = chance.normal(size=(4000, 2)) * np.array([1.0, 10.0])
        truth = 1 / (1 + np.exp(-(2 * rows[:, 0] - 1)))
        right = chance.random(4000) < truth
        weights, bias = logistic(rows, right, np.ones(4000), 0.1)
        assert weights[0] == pytest.approx(2, abs=0.25)
        assert weights[1] == pytest.approx(0, abs=0.03)
        assert bias == pytest.approx(-1, abs=0.2)


def test_a_hit_that_is_scored_keeps_its_passage() -> None:
    hit = Hit(replace(passage(BRIDGE), article_id="other"), 1.0)
    found = EvidenceScorer(FakeEmbedder()).find(
        "Who designed it?", [hit], {}, semantic=False, rarity=even
    )
    assert found.evidence[0].passage is hit.passage


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("It opened in the European Union in December.", "eu"),
        ("The Indian Space Research Organisation built it.", "isro"),
        ("В Организации Объединенных Наций спорили.", "оон"),
    ],
)
def test_a_long_name_is_known_by_its_initials(text: str, short: str) -> None:
    assert short in read_line(text).initials


def test_words_that_are_not_names_have_no_initials() -> None:
    assert read_line("The european union opened it, and Threads followed.").initials == frozenset()
