"""Questions in other languages: answered from articles in them, or told that there are none."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answering.answerer import DECLINED
from bot.chat.tryouts import Tryouts, answered
from bot.config import Config
from bot.services import Services
from bot.types import Question
from index.examples import examples
from tests.end_to_end.conftest import models, staged

IN_ENGLISH = (
    "No article here is in the language of your question: they are in English. "
    "Please ask in English."
)
FOREIGN = {
    "ru": "Когда Чандраян-3 сел на Луну?",
    "number": "Что случилось 23 августа 2023 года на Chandrayaan-3?",
    "de": "Wann landete Chandrayaan-3 auf dem Mond?",
    "es": "¿Cuándo aterrizó Chandrayaan-3 en la Luna?",
    "fa": "چاندرایان ۳ کی روی ماه فرود آمد؟",
    "hi": "चंद्रयान-3 चंद्रमा पर कब उतरा?",
    "zh": "月船三号什么时候在月球上着陆？",
    "ar": "متى هبطت المركبة على سطح القمر؟",
}
FERRY = """# Паром на Ольховом озере

Паром «Ласточка» ходит по Ольховому озеру с 1987 года. Его построил мастер Игнат Воронов.

Билет стоит сорок рублей. Зимой паром стоит у причала, а пассажиров возят на санях.
"""


@pytest.fixture
def services(data: Path) -> Iterator[Services]:
    opened = Services(Config(), data)
    vars(opened).update(models())
    yield opened
    opened.close()


@pytest.fixture
def ferry(services: Services, tmp_path: Path) -> str:
    """The id of a Russian article."""
    path = tmp_path / "ferry.md"
    path.write_text(FERRY, encoding="utf-8")
    (id,) = services.indexer.index([str(path)]).ids
    return id


@pytest.mark.parametrize("which", FOREIGN)
def test_where_no_article_is_in_its_language_a_question_is_told_so(
    services: Services, which: str
) -> None:
    answer = services.answerer.answer(Question(FOREIGN[which]))
    assert (answer.outcome, answer.text, answer.confidence) == ("declined", IN_ENGLISH, 0.0)
    assert answer.hits
    assert not answer.citations


@pytest.mark.parametrize(
    "question",
    [
        "Who is the mayor of Lisbon?",
        "BBC?",
        "Chandrayaan",
        "Vikram lander Pragyan rover",
        "What is перестройка?",
        "1984?",
        "???",
    ],
)
def test_an_english_question_never_is(services: Services, question: str) -> None:
    answer = services.answerer.answer(Question(question))
    assert "language" not in answer.text
    assert answer.outcome == "answered" or answer.text == DECLINED


def test_an_article_in_its_language_answers_by_words(services: Services, ferry: str) -> None:
    answer = services.answerer.answer(Question("Кто построил паром «Ласточка»?"))
    assert answer.outcome == "answered"
    assert "Игнат Воронов" in answer.text
    assert {each.article.id for each in answer.citations} == {ferry}


def test_what_such_an_article_doesnt_say_is_declined_as_ever(
    services: Services, ferry: str
) -> None:
    answer = services.answerer.answer(Question("Какая столица у Португалии?"))
    assert (answer.outcome, answer.text) == ("declined", DECLINED)


def test_the_line_names_the_languages_there_are(services: Services, ferry: str) -> None:
    answer = services.answerer.answer(Question(FOREIGN["de"]))
    assert answer.text.endswith("they are in English and Russian. Please ask in one of these.")


def test_only_the_article_asked_counts(services: Services, ferry: str) -> None:
    entries = services.library.articles()
    moon = next(each.id for each in entries if "Chandrayaan" in each.title)
    answer = services.answerer.answer(Question("Кто построил паром?", article=moon))
    assert answer.text == IN_ENGLISH
    answer = services.answerer.answer(Question("Кто построил паром?", article=ferry))
    assert answer.outcome == "answered"


LIGHTS = {
    "ru": """# Маяк Борвета

Маяк Борвета стоит на скале. Его построил в 1884 году каменщик Ансгар Толливер из Острела.

## Паромная переправа

Паром «Ласточка» ходит к маяку с мая по октябрь. Билет на паром стоит сорок рублей.

## Литература
""",
    "fa": """# فانوس دریایی بوروت

فانوس دریایی بوروت بر صخره‌ای ایستاده است. آن را آنسگار تولیور در سال ۱۸۸۴ ساخت.

## قایق مسافری

قایق مسافری «پرستو» از اردیبهشت تا مهر می‌رود. بلیت قایق مسافری چهل تومان است.
""",
    "ar": """# منارة بورفيت

تقف منارة بورفيت على صخرة فوق الميناء. بناها أنسغار توليفر عام 1884 من الحجر.

## قارب الركاب

يذهب قارب الركاب «السنونو» إلى المنارة من مايو إلى أكتوبر. ثمن تذكرة قارب الركاب أربعون درهمًا.
""",
    "hi": """# बोरवेत का प्रकाशस्तंभ

बोरवेत का प्रकाशस्तंभ एक चट्टान पर खड़ा है। इसे अंसगार टॉलिवर ने 1884 में पत्थर से बनाया था।

## यात्री नाव

यात्री नाव “अबाबील” मई से अक्टूबर तक जाती है। यात्री नाव का टिकट चालीस रुपये का है।
""",
    "zh": """# 博尔维特灯塔

博尔维特灯塔矗立在悬崖上。石匠安斯加尔·托利弗于1884年建造了它。直到1931年，有人点亮博尔维特灯塔的灯。

## 渡船

“燕子号”渡船从五月到十月开往灯塔。“燕子号”渡船的票价是四十元。
""",
}


@pytest.mark.parametrize("language", LIGHTS)
def test_whoever_adds_an_article_is_offered_what_it_answers_in_its_language(
    services: Services, tmp_path: Path, language: str
) -> None:
    path = tmp_path / "light.md"
    path.write_text(LIGHTS[language], encoding="utf-8")
    (id,) = services.indexer.index([str(path)]).ids
    offered = answered(services, ("main",), [id])
    assert len(offered) >= 2
    for each in offered:
        assert each.text[-1] in "?؟？"
        answer = services.answerer.answer(Question(each.text))
        assert id in {cited.article.id for cited in answer.citations}
    assert "Литература?" not in [each.text for each in offered]


def test_no_two_questions_that_are_offered_are_alike(services: Services, tmp_path: Path) -> None:
    """Though several articles speak of the same."""
    paths = [tmp_path / f"{name}.md" for name in ("one", "two")]
    for path in paths:
        path.write_text(LIGHTS["ru"], encoding="utf-8")
    ids = services.indexer.index([str(path) for path in paths]).ids
    texts = [each.text for each in answered(services, ("main",), ids)]
    assert len(texts) >= 2
    assert len(set(texts)) == len(texts)


def test_what_the_article_doesnt_answer_isnt_offered(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "light.md"
    path.write_text("# Маяк\n\nМаяк стоит на скале.\n\n## Литература\n\n## Смотри также\n")
    (id,) = services.indexer.index([str(path)]).ids
    assert len(examples(services.library, ("main",), article=id)) == 2
    assert answered(services, ("main",), [id]) == []
    tried = Tryouts(services)
    services.library.remove(id)
    before = tried.offered(("main",))
    assert len(before) == 3
    assert not any(each.is_made for each in before)
    monkeypatch.setattr(services.library, "articles", lambda corpora: [])
    assert tried.offered(("main",)) is before, "they are tried once, until the library changes"
    services.library.put_back(id)
    assert tried.offered(("main",)) == []


async def test_a_newcomer_is_offered_what_is_answered_where_no_article_brings_questions(
    data: Path, tmp_path: Path
) -> None:
    paths = {}
    for language in ("ru", "zh"):
        paths[language] = tmp_path / f"{language}.md"
        paths[language].write_text(LIGHTS[language], encoding="utf-8")
    async with staged(data) as stage:
        library = stage.services.library
        for entry in library.articles():
            library.remove(entry.id)
        assert not stage.services.indexer.index([str(each) for each in paths.values()]).failed
        welcome = await stage.reply(stage.world.start(stage.reader))
        offered = [each["text"] for each in welcome.buttons]
        assert "博尔维特灯塔？" in offered
        assert "Ансгар Толливер?" in offered
        stage.world.press(welcome, "Ансгар Толливер?", stage.reader)
        answer = await stage.reply(welcome)
        assert "каменщик Ансгар Толливер" in (answer.text or "")


async def test_the_chat_says_it_too(data: Path) -> None:
    async with staged(data) as stage:
        reply = await stage.ask(FOREIGN["ru"])
        assert reply.text == IN_ENGLISH
