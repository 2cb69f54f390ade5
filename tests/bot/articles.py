"""Articles and answers made by hand."""

from bot.types import Answer, Citation, Claim, Question, Quote
from index.types import Article


def article(text: str, id: str = "a1", **facts: str) -> Article:
    fields = {
        "source": f"/articles/{id}.txt",
        "title": f"Title of {id}",
        "language": "en",
        "published": "2023-07-06",
        "fetched_at": "2026-01-01T00:00:00+00:00",
        "content_hash": "",
    }
    return Article(id=id, text=text, **(fields | facts))


def quote(source: Article, text: str) -> Quote:
    start = source.text.index(text)
    return Quote(source.id, start, start + len(text), text)


def answer(*pairs: tuple[Article, str]) -> Answer:
    """An answer that quotes each text from its article."""
    claims = [Claim(" ".join(text.split()), [quote(source, text)]) for source, text in pairs]
    citations = [
        Citation(number, quote(source, text), source)
        for number, (source, text) in enumerate(pairs, 1)
    ]
    text = " ".join(f"{claim.text} [{n}]" for n, claim in enumerate(claims, 1))
    return Answer(Question("Who?"), "answered", text, claims, citations)
