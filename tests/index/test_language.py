"""Which language a text is in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language import detect, named, script


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("When did the mission land on the comet, and who saw it?", "en"),
        ("Когда аппарат сел на комету и кто это видел?", "ru"),
        ("Wann landete die Sonde auf dem Kometen, und wer hat es gesehen?", "de"),
        ("Quand la sonde s'est-elle posée sur la comète ?", "fr"),
        ("探测器什么时候在彗星上着陆？", "zh"),
        ("探査機はいつ彗星に着陸しましたか。", "ja"),
        ("탐사선은 언제 혜성에 착륙했습니까?", "ko"),
        ("متى هبطت المركبة على المذنب؟", "ar"),
        ("کاوشگر کی روی دنباله‌دار فرود آمد؟", "fa"),
        ("यान धूमकेतु पर कब उतरा?", "hi"),
        ("מתי נחתה החללית על השביט?", "he"),
        ("ยานลงจอดบนดาวหางเมื่อไร", "th"),
    ],
)
def test_a_sentence_tells_its_language(text: str, code: str) -> None:
    assert detect(text) == code


@pytest.mark.parametrize("text", ["", " ", "1984", "?!…", "🙂", "\ufffd", "12:30 – 14:00"])
def test_a_text_without_letters_has_no_language(text: str) -> None:
    assert detect(text) == script(text) == ""


def test_the_librarys_languages_win_over_a_near_best_guess() -> None:
    question = "What did Zuckerberg say about Kowalski?"
    assert detect(question, {"en"}) == "en"


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("Когда аппарат сел на комету?", "ru"),
        ("Кога слезе апаратът?", "bg"),
        ("यान कब उतरा?", "mr"),
    ],
)
def test_they_win_in_other_scripts_too(question: str, code: str) -> None:
    assert detect(question, {"en", code}) == code


def test_the_librarys_languages_never_win_over_another_script() -> None:
    assert detect("Когда аппарат сел на комету и кто это видел?", {"en", "de"}) == "ru"


def test_a_question_clearly_in_another_language_keeps_it() -> None:
    assert detect("Wann landete die Sonde auf dem Kometen, und wer sah das?", {"en"}) == "de"


@pytest.mark.parametrize(
    "question",
    [
        "BBC?",
        "Threads",
        "Who is Jan Szyszko?",
        "Who is Kosuke Morita?",
        "What did Nixon join on October 20, 1973?",
        "Vikram lander Pragyan rover",
        "Casa Batlló architect",
        "What is déjà vu?",
        "What is перестройка?",
        "Who wrote Мастер и Маргарита?",
        "What does 日本 mean?",
        "ok",
    ],
)
def test_english_is_never_taken_for_another_language_by_its_names(question: str) -> None:
    assert detect(question, {"en"}) == "en"


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("Кто такой Elon Musk?", "ru"),
        ("Что такое Facebook?", "ru"),
        ("谁是 Elon Musk?", "zh"),
        ("Elon Musk とは誰ですか?", "ja"),
        ("¿Cuándo se lanzó Threads?", "es"),
        ("Wann wurde Threads gestartet?", "de"),
    ],
)
def test_other_languages_keep_theirs_beside_english_names(question: str, code: str) -> None:
    assert detect(question, {"en"}) == code


def test_an_article_keeps_its_language_whatever_it_cites() -> None:
    russian = "Об этом сообщает The New York Times, а за ней и BBC. Компания Meta молчит."
    assert detect(russian) == "ru"
    assert detect("Xi Jinping (习近平) met the Russian president in Moscow (Москва).") == "en"


def test_languages_have_names() -> None:
    assert [named(code) for code in ("en", "fa", "nb", "tlh")] == [
        *("English", "Persian", "Norwegian", "tlh"),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hello мир", "LATIN"),
        ("мир hi", "CYRILLIC"),
        ("中文字 ab", "CJK"),
        ("ひらがな", "HIRAGANA"),
    ],
)
def test_the_script_is_that_of_most_letters(text: str, name: str) -> None:
    assert script(text) == name


@given(st.text(max_size=60))
def test_any_text_gets_an_answer(text: str) -> None:
    assert isinstance(detect(text, {"en", "ru"}), str)
    assert isinstance(script(text), str)
