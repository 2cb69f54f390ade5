"""What Unicode's CLDR says of a language: its names of months and of places, by Babel's copy."""

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Final

from index.lexical import fold

if TYPE_CHECKING:
    from babel import Locale


_INFLECTED: Final = frozenset("be bg bs cs hr mk pl ru sk sl sr uk".split())
_ASIAN: Final = frozenset(("ja", "ko", "zh"))


@cache
def months(language: str) -> Mapping[str, int]:
    """Names of the Gregorian months, lower case, long and short → 1 to 12; {} if unknown.

    Where names are declined they are long and without their endings.
    """
    locale = _locale(language)
    if locale is None:
        return {}
    wide = [locale.months[form]["wide"] for form in ("stand-alone", "format")]
    every = wide if is_inflected(language) else [locale.months["format"]["abbreviated"], *wide]
    named = {name.rstrip(".").lower(): number for each in every for number, name in each.items()}
    told = {name: number for name, number in named.items() if _is_told(name, language)}
    return {_stem(name) if is_inflected(language) else name: told[name] for name in told}


def month(name: str, language: str) -> int:
    """The number of a month that `months` knows, whatever the ending of its name."""
    known = months(language)
    return known[max((each for each in known if name.lower().startswith(each)), key=len)]


def is_inflected(language: str) -> bool:
    """Whether months are declined: "март", "марте"; "styczeń", "stycznia"."""
    return language in _INFLECTED


def _stem(name: str) -> str:
    return re.sub(r"[aąeiíuyаяеьй]$", "", name)


def _is_told(name: str, language: str) -> bool:
    """Not one of the Asian names ("8月") that Babel falls back on."""
    return len(name) > 1 and (language in _ASIAN or not re.search(r"[\d月월]", name))


@cache
def places(language: str) -> Mapping[str, str]:
    """Countries and cities by their folded names in a language → an identifier; {} if unknown."""
    locale = _locale(language)
    if locale is None:
        return {}
    countries = {fold(name): code for code, name in locale.territories.items()}
    zones = {zone: fold(zone.rpartition("/")[2].replace("_", " ")) for zone in _zones()}
    cities = {fold(_zone_names(locale).get(zone) or name): zone for zone, name in zones.items()}
    return {name: id for name, id in (cities | countries).items() if len(name) > 2}


def mentions(text: str, place: str, language: str) -> bool:
    """Whether a text in a language names the place with that identifier."""
    folded = fold(text)
    names = (name for name, id in places(language).items() if id == place)
    return any(re.search(rf"\b{re.escape(name)}\b", folded) for name in names)


@cache
def _zones() -> frozenset[str]:
    """Time zones are called after cities; every language knows its own names of some."""
    known = (_zone_names(locale) for each in ("de", "es", "ru") if (locale := _locale(each)))
    return frozenset().union(*known)


def _zone_names(locale: "Locale") -> Mapping[str, str]:
    zones = locale.time_zones.items()
    return {zone: facts["city"] for zone, facts in zones if "/" in zone and facts.get("city")}


def _locale(language: str) -> "Locale | None":
    from babel import Locale, UnknownLocaleError

    try:
        return Locale(language)
    except (UnknownLocaleError, ValueError):
        return None
