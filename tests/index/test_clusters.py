"""Questions that ask the same are found together, by meaning or by their letters."""

import numpy as np
import pytest

from index import clusters
from index.types import Embedder, Vectors
from tests.end_to_end.conftest import models

ENGLISH = [
    ["Who built the lighthouse of Borveth?", "By whom was the Borveth lighthouse constructed?"],
    ["When does the library open?", "library opening times"],
    ["When does the swimming pool open?", "What are the opening hours of the pool?"],
    ["How do I renew my passport?", "Where can I renew my passport?"],
    ["How do I renew my driving licence?", "driving license renewal"],
    ["What is the recipe for sourdough bread?"],
]
OTHERS = [
    ["¿Quién construyó el faro de Borveth?", "faro de Borveth, constructor"],
    ["¿A qué hora abre la biblioteca?", "¿Cuál es el horario de la biblioteca?"],
    ["Как продлить паспорт?", "продление паспорта", "Где можно продлить паспорт?"],
    ["Кто построил маяк в Борвете?", "Кем был построен маяк Борвета?"],
    ["چه کسی فانوس دریایی را ساخت؟", "سازندهٔ فانوس دریایی کیست؟"],
    ["图书馆几点开门？", "图书馆什么时候开门？"],
    ["灯塔是谁建造的？", "谁建造了灯塔？"],
    ["पुस्तकालय कब खुलता है?", "पुस्तकालय खुलने का समय क्या है?"],
]


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    found: Embedder = models()["embedder"]
    return found


def found(embedder: Embedder, groups: list[list[str]], *, knows: bool) -> list[list[str]]:
    """The texts grouped anew, each group and all of them in order."""
    texts = [text for group in groups for text in group]
    known = [knows] * len(texts)
    alike = clusters.alike(texts, embedder.encode(texts), known, clusters.floor(embedder))
    return sorted(sorted(texts[each] for each in group) for group in clusters.grouped(alike))


def test_questions_are_grouped_by_meaning(embedder: Embedder) -> None:
    assert found(embedder, ENGLISH, knows=True) == sorted(map(sorted, ENGLISH))


def test_in_languages_that_the_model_does_not_know_by_their_letters(embedder: Embedder) -> None:
    assert found(embedder, OTHERS, knows=False) == sorted(map(sorted, OTHERS))


def test_a_pair_is_compared_by_meaning_only_where_both_are_known(embedder: Embedder) -> None:
    texts = ["How do I renew my passport?", "Where can I renew my passport?"]
    same: Vectors = np.ones((2, 3), np.float32) / np.float32(np.sqrt(3))
    both = clusters.alike(texts, same, [True, True], 0.0)
    one = clusters.alike(texts, -same * [[1], [-1]], [True, False], 0.0)
    assert both[0, 1] == pytest.approx(1 / clusters.LEAST_BY_MEANING)
    assert one[0, 1] == pytest.approx(1 / clusters.LEAST_BY_LETTERS, rel=0.5)
    assert one[0, 1] > 0


def test_a_model_that_puts_everything_near_is_measured_by_that() -> None:
    near: Vectors = np.array([[0.8, 0.6], [0.6, 0.8]], np.float32)
    assert len(clusters.grouped(clusters.alike(["a", "b"], near, [True, True], 0.0))) == 1
    assert len(clusters.grouped(clusters.alike(["a", "b"], near, [True, True], 0.95))) == 2


def test_groups_are_as_alike_on_average_as_they_have_to_be() -> None:
    chain = np.array([[9, 1.2, 0.1], [1.2, 9, 1.1], [0.1, 1.1, 9]], np.float32)
    assert clusters.grouped(chain) == [[0, 1], [2]]
    chain[0, 2] = chain[2, 0] = 0.95
    assert clusters.grouped(chain) == [[0, 1, 2]]
    assert clusters.most_typical(chain, [0, 1, 2]) == 1
    assert clusters.grouped(np.zeros((0, 0), np.float32)) == []


def test_a_thousand_questions_are_grouped_in_no_time() -> None:
    random = np.random.default_rng(3)
    centres = random.normal(size=(100, 256)).repeat(10, axis=0)
    vectors = centres + 0.3 * random.normal(size=(1000, 256))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    alike = clusters.alike(["?"] * 1000, vectors.astype(np.float32), [True] * 1000, 0.0)
    assert [len(each) for each in clusters.grouped(alike)] == [10] * 100


def test_the_default_model_knows_english_alone(embedder: Embedder) -> None:
    assert embedder.knows("en")
    assert not embedder.knows("ru")
