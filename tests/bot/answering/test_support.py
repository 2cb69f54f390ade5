"""Claims in another language than the article's: what can be checked is, and only that."""

from collections.abc import Sequence

import pytest

from bot.answering.foreign import anchors, strangers
from bot.answering.support import Support
from bot.types import Claim
from index.types import Hit, Passage, Vectors
from tests.bot.articles import article

BRIDGE = article(
    "The Borveth bridge was opened on 23 August 1884 by Queen Victoria. The engineer Ansgar "
    "Tolliver designed it, and 1,250 workers built it in three years. It cost 6.15 million pounds, "
    "12.5 percent more than planned. Alexander Musk, the mayor of London, called it “a gift to the "
    "city”. In March 1931 a storm damaged two of its arches, and traffic stopped for 14 days. "
    "The United Kingdom paid for the repairs, which were not finished until 1933. Since 2005 the "
    "bridge has belonged to the company Nordbau, which charges drivers 3 euros.",
    title="The Borveth bridge",
)

BORNE_OUT = {
    "de": (
        "Die Brücke wurde am 23. August 1884 von Königin Victoria eröffnet.",
        "Der Ingenieur Ansgar Tolliver entwarf sie, und 1.250 Arbeiter bauten sie in drei Jahren.",
        "Sie kostete 6,15 Millionen Pfund, 12,5 Prozent mehr als geplant.",
        "Im März 1931 beschädigte ein Sturm zwei ihrer Bögen, und der Verkehr ruhte 14 Tage.",
        "Seit 2005 gehört die Brücke dem Unternehmen Nordbau.",
        "Der Bürgermeister von London, Alexander Musk, lobte das Bauwerk.",
        "Die Reparaturen, die bis 1933 nicht beendet waren, bezahlte das Vereinigte Königreich.",
    ),
    "es": (
        "El puente fue inaugurado el 23 de agosto de 1884 por la reina Victoria.",
        "Lo diseñó el ingeniero Ansgar Tolliver, y 1.250 obreros lo construyeron en tres años.",
        "Costó 6,15 millones de libras, un 12,5 % más de lo previsto.",
        "Alexander Musk, alcalde de Londres, lo elogió.",
        "Desde 2005 el puente pertenece a la empresa Nordbau, que cobra 3 euros.",
        "El puente se abrió el 23/08/1884.",
    ),
    "fr": (
        "Le pont a été inauguré le 23 août 1884 par la reine Victoria.",
        "Il a coûté 6,15 millions de livres.",
        "En mars 1931, une tempête a endommagé deux arches et arrêté la circulation 14 jours.",
    ),
    "pt": ("Em março de 1931, uma tempestade danificou a ponte por 14 dias.",),
    "ru": (
        "Мост открыла 23 августа 1884 года королева Виктория.",
        "Его спроектировал инженер Ансгар Толливер.",
        "Он обошёлся в 6,15 миллиона фунтов, на 12,5 процента дороже.",
        "С 2005 года мост принадлежит компании Nordbau.",
        "В марте 1931 года буря повредила две арки.",
    ),
    "fa": (
        "این پل در ۲۳ اوت ۱۸۸۴ به دست ملکه ویکتوریا افتتاح شد.",
        "هزینهٔ آن ۶٫۱۵ میلیون پوند بود.",
        "۱٬۲۵۰ کارگر آن را ساختند.",
        "از سال ۲۰۰۵ این پل به شرکت Nordbau تعلق دارد.",
        "آنسگار تالیور آن را طراحی کرد.",
    ),
    "ja": ("橋は1884年8月23日に開通した。", "費用は615万ポンドだった。"),
}
MADE_UP = {
    "de": (
        "Die Brücke wurde am 24. August 1884 von Königin Victoria eröffnet.",
        "Die Brücke wurde am 23. Juli 1884 eröffnet.",
        "Die Brücke wurde 1884 von Barack Obama eröffnet.",
        "Sie kostete 6,15 Milliarden Pfund.",
        "Sie kostete 61,5 Millionen Pfund.",
        "Seit 2005 gehört die Brücke der Firma Siemens.",
        "Die Brücke wurde 1884 nicht eröffnet.",
        "Der Bürgermeister nannte sie 1884 „eine Schande für die Stadt“.",
        "Victoria baute sie in vier Jahren.",
    ),
    "es": (
        "El puente fue inaugurado el 23 de julio de 1884 por la reina Victoria.",
        "El puente fue inaugurado en 1885 por la reina Victoria.",
        "Lo diseñó en 1884 el ingeniero Gustave Eiffel.",
        "Costó 6,15 mil millones de libras.",
        "Obama inauguró el puente en 1884.",
        "El puente se abrió el 23/09/1884.",
        "Lo pagó Francia en 1933.",
    ),
    "fr": (
        "Le pont a été inauguré le 23 avril 1884 par la reine Victoria.",
        "Il a coûté 6,51 millions de livres.",
        "La tempête de 1931 n'a pas endommagé le pont.",
    ),
    "pt": ("Em maio de 1931, uma tempestade danificou a ponte por 14 dias.",),
    "ru": (
        "Мост открыла 23 июля 1884 года королева Виктория.",
        "Он обошёлся в 6,15 миллиарда фунтов.",
        "С 2005 года мост принадлежит компании Siemens.",
        "Siemens владеет мостом с 2005 года.",
        "Мост очень красив.",
    ),
    "fa": (
        "این پل در ۲۴ اوت ۱۸۸۴ افتتاح شد.",
        "این پل در ۲۳ ژوئیهٔ ۱۸۸۴ افتتاح شد.",
        "هزینهٔ آن ۶٫۵۱ میلیون پوند بود.",
        "از سال ۲۰۰۵ این پل به شرکت Siemens تعلق دارد.",
    ),
    "ja": ("橋は1884年9月23日に開通した。", "費用は651万ポンドだった。"),
}


def encode(texts: Sequence[str]) -> Vectors:
    raise AssertionError("an embedding model can't judge a language it doesn't know")


def support(language: str) -> Support:
    passage = Passage(1, BRIDGE.id, BRIDGE.text, 0, len(BRIDGE.text), "", 0)
    return Support(
        {"kx1234": Hit(passage, 1.0)},
        {BRIDGE.id: BRIDGE},
        encode=encode,
        knows=lambda known: known == "en",
        language=language,
    )


def cases(table: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(language, claim) for language, claims in table.items() for claim in claims]


def accepts(language: str, claim: str) -> bool:
    held = support(language)
    quotes, _ = held.find(claim, ["kx1234"])
    return any(held.holds(Claim(claim, quotes), each) for each in quotes)


@pytest.mark.parametrize(("language", "claim"), cases(BORNE_OUT))
def test_what_the_passage_says_is_accepted_in_any_language(language: str, claim: str) -> None:
    assert accepts(language, claim)


@pytest.mark.parametrize(("language", "claim"), cases(MADE_UP))
def test_numbers_dates_and_names_that_it_lacks_are_refused(language: str, claim: str) -> None:
    assert not accepts(language, claim)


def test_names_are_recognised_across_scripts() -> None:
    text = "Musk sued on 6 July 2023."
    assert anchors("Тогда Маск подал в суд 6 июля 2023 года.", text, "ru", "en") == 3 + 1
    assert anchors("ماسک شکایت کرد.", text, "fa", "en") == 1
    assert anchors("Тогда он подал в суд.", text, "ru", "en") == 0


@pytest.mark.parametrize(
    ("claim", "language", "text"),
    [
        ("Lo pagó Alemania.", "es", "Germany paid."),
        ("Das zahlten die Vereinigten Staaten.", "de", "The United States paid."),
        ("Elle habite Londres.", "fr", "She lives in London."),
        ("L'Italie gagne.", "fr", "Italy wins."),
    ],
)
def test_places_are_known_by_their_names_in_other_languages(
    claim: str, language: str, text: str
) -> None:
    assert strangers(claim, text, language, "en") == []
    assert strangers(claim, "France paid for Oslo.", language, "en")
