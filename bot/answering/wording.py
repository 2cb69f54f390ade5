"""What a model wrote, as plain text: one line, no markup, no markers, nothing to tap. Pure.

Telegram makes links of addresses, @names, /commands and numbers to call in any text, so a claim
that holds one is dropped rather than cleaned: what is left of it would be no sentence.
"""

import html
import re
import unicodedata
from typing import Final

from bot.answering.citations import plain
from index.loaders.decoding import harmless

_SCRIPT: Final = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|$)", re.DOTALL | re.IGNORECASE)
_COMMENT: Final = re.compile(r"<!--.*?(?:-->|$)", re.DOTALL)
_TAG: Final = re.compile(r"</?[a-zA-Z!?][^<>]*(?:>|$)")
_PICTURE: Final = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s[^()]*)?\)")
_REFERENCE: Final = re.compile(r"!?\[([^\[\]]*[^\W\d][^\[\]]*)\]\[[^\[\]]*\]")
_OPENING: Final = re.compile(r"^(?:\s*(?:#{1,6}\s|>|[-*+•·–—]\s|\d{1,2}[.)]\s|\|))+")
_STARS: Final = re.compile(
    r"(?<![\d\s])\*+|\*+(?![\d\s])|~~+|`+|\|\||(?<!\w)_+(?=\w)|(?<=\S)_+(?!\w)|(?<!\w)__+(?!\w)"
)
_HASH: Final = re.compile(r"(?<!\w)#(?=\w)")
_BRACKETS: Final = str.maketrans("［］〔〕⟦⟧【】❲❳", "[][][][][]")
_ANY_MARKER: Final = re.compile(r"\s?\[[\s\d^,;†-]{1,12}\]|(?<=[.!?…。！？\"'”’»)])\s?[⁰¹²³⁴-⁹]+")
_TABLE_RULE: Final = re.compile(r"^[\s|:=_*-]+$")

_SOURCES: Final = re.compile(
    r"^\W*[⁰¹²³⁴-⁹†‡]"
    r"|^\W*(?:sources?|references?|citations?|footnotes?|bibliography|further reading|see also"
    r"|notes?|quellen?|fuentes?|fonti?|источник\w*|ссылк\w*|сноск\w*)\s*[:：\-–—]",
    re.IGNORECASE,
)
_ABOUT_PASSAGES: Final = re.compile(
    r"\b(?:the|these|those|any|none of the|provided|given|retrieved|above) (?:\w+ )?"
    r"(?:passages?|excerpts?|context|snippets?)\b(?! of\b)|\bno answer\b",
    re.IGNORECASE,
)

# https://core.telegram.org/type/MessageEntity: what Telegram finds by itself in a text
_ADDRESS: Final = re.compile(
    r"[a-z][a-z0-9+.-]{1,20}:\s?//|\bwww\d?\s?\.|\b(?:t|telegram|wa)\s?\.me\b"
    r"|\b(?:mailto|tel|javascript|data|tg):\S|\bhxxps?\b"
    r"|(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.]*\d)"  # IPv4
    r"|\w\s?[\[({]\s?(?:\.|dot|at|@)\s?[\])}]\s?\w"  # evil[.]com, me(at)evil
    r"|\b\w+ at \w+ dot \w+",
    re.IGNORECASE,
)
_CONTACT: Final = re.compile(
    r"[\w.+-]\s?@\s?[\w-]"  # a mail address
    r"|(?<!\w)@\w{2,}"  # a name
    r"|(?<!\w)\$[A-Z]{1,8}\b"  # a share or a coin
    r"|\+\d(?:[\s().-]*\d){6,}"  # numbers to call
    r"|(?<!\d)\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\d)"
    r"|\b1?-?8(?:00|88|77|66)(?:-[\dA-Z]{2,}){1,3}\b"
    r"|(?<![\d.,])(?<!\d\s)(?!\d\d?[./-]\d\d?[./-]\d)\(?0\d(?:[\s().-]{0,2}\d){7,}"
    r"|\b(?i:call|ring|dial|tel(?:ephone)?|phone|hotline|helpline|whatsapp|sms)\b\D{0,12}"
    r"(?!\d{1,3}(?:[ ,.]\d{3})+(?!\d))\d[\d\s().-]{4,}\d"
    r"|\b(?i:call|ring|dial|(?:tele)?phone)\W+(?i:(?:oh|zero|one|two|three|four|five|six|seven|eight"
    r"|nine|double|hundred)\W+){4}"
    r"|\b(?:\d{4}[ -]?){3}\d{4}\b|\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,}"  # cards, accounts
)
_COMMAND: Final = re.compile(r"(?<![\w./<])/[a-zA-Z_]\w*")
# A wallet, a key, encoded text: digits among its letters, or capitals strewn about it.
_OPAQUE: Final = re.compile(
    r"\b(?:(?=[a-zA-Z]*\d)(?=\d*[a-zA-Z])|(?=(?:[a-zA-Z]*[a-z][A-Z]){3}))[a-zA-Z0-9]{20,}"
)
_ENDINGS: Final = (
    "com net org edu gov info biz io co me tv app dev ai xyz top site online shop store club live "
    "pro link click icu vip work space tech website fun zip mov ly gl gg cc ws to eu uk us de fr "
    "es it nl ru ua pl cz ch at be se no dk fi pt br mx ar in cn jp kr au nz za ir tr рф"
)
_FILES: Final = (
    "js|txt|toml|ya?ml|json|html?|pdf|jpe?g|png|gif|exe|csv|xml|docx?|xlsx?|cfg|ini|log|gz"
)
_HOST: Final = re.compile(
    r"(?<![\w@.-])(?:[\w-]{1,63}[.．。｡])*[\w-]{2,63}[.．。｡]"
    rf"(?:(?i:{'|'.join(_ENDINGS.split())})|(?!(?:{_FILES})\b)(?:[^\W\d_A-ZÀ-ÞА-Я]{{2,24}}|xn--\w+))"
    r"(?![\w-])(?:/\S*)?"
)


def cleaned(text: str) -> str:
    """The text without HTML, Markdown, markers, and characters that hide or turn text."""
    for _ in range(2):  # what was escaped may be markup itself
        text = _SCRIPT.sub(" ", _COMMENT.sub(" ", html.unescape(text)))
        text = _TAG.sub(" ", text)
    text = harmless(text).translate(_BRACKETS)
    for pattern in (_PICTURE, _REFERENCE):
        text = pattern.sub(r"\1", text)
    text = _OPENING.sub("", text)
    text = _HASH.sub("", _STARS.sub("", text))
    text = _ANY_MARKER.sub("", text)
    return "" if _TABLE_RULE.match(text) else _spaced(plain(text))


def _spaced(text: str) -> str:
    """Without the gaps that what was taken out has left."""
    return re.sub(r"\s+([.,;:!?…])", r"\1", text).strip()


def tappable(text: str, known: str = "") -> bool:
    """Whether Telegram would make a link, a contact or a command of a part of the text.

    A bare host is let through where `known` (the question and the titles) names it: "Booking.com"
    is what some companies are called.
    """
    text = unicodedata.normalize("NFKC", text)
    if any(each.search(text) for each in (_ADDRESS, _CONTACT, _COMMAND, _OPAQUE)):
        return True
    return any(
        "/" in found.group() or found.group().casefold() not in known.casefold()
        for found in _HOST.finditer(text)
    )


def poses(text: str) -> bool:
    """Whether a sentence poses as a list of sources, or talks of the passages themselves."""
    return bool(_SOURCES.search(text) or _ABOUT_PASSAGES.search(text))
