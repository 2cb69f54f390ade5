"""Text fragments: a browser finds the very place that was quoted, and no more is said than that
takes.
"""

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.saying.fragment import LONGEST, MOST_CONTEXT, TERM_WORDS, text_fragment
from index.types import Span
from tests.bot.chat.scrolling import Page, Terms, parsed


def quoted(text: str) -> tuple[str, Span]:
    """The text, and the span between its brackets."""
    start, end = text.index("["), text.index("]") - 1
    return text.replace("[", "").replace("]", ""), Span(start, end)


def terms(marked: str) -> str:
    """The fragment's terms for what stands between brackets, with spaces and separators."""
    found = parsed(text_fragment(*quoted(marked)))
    written = [found.prefix and f"{found.prefix}-", found.start, found.end]
    return ",".join(filter(None, [*written, found.suffix and f"-{found.suffix}"]))


THIRTY = " ".join(f"w{n}" for n in range(30))


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("He said so. [It is red.] The end.", "It is red."),
        ("It isn't. [It is] so.", "It is"),
        # around it is what tells two places apart, as little as will do, from its own line first
        ("The day was long. The [day] ended.", "day,-ended."),
        ("A day was long. The [day] was hot.", "The-,day"),
        ("One [day] was hot.\nOne day was long.", "day,-was hot."),
        ("a b c d e\nx b [c] d y\na b c d z", "x b-,c"),
        ("no\n[no]\nyes\nno", "no-,no"),
        ("it is so\n[It is]", "so-,It is"),
        ("Él vio. [El vio] más. Nunca.", "vio.-,El vio"),
        # words are whole, and white space is one space
        ("the daylight, [the day]", "the day"),
        ("The \t day\u00a0of [the  day]", "of-,the day"),
        ("“Quoted [words]” stay", "words"),
        ("can't [do] dont", "do"),
        ("un[believ]able", "unbelievable"),
        ("runs 10\u202fkm [10]\u202fkm", "10 km-,10 km"),
        # what is long is found by its ends
        (f"[{THIRTY}]", "w0 w1 w2 w3 w4,w25 w26 w27 w28 w29"),
        (f"{THIRTY} w[{THIRTY} w99] w99", "ww0 w1 w2 w3 w4,w26 w27 w28 w29 w99"),
        ("[one two three\n\nfour five six]", "one two three,four five six"),
        ("a b. [a b\nc d] c d", "b.-,a b,c d"),
        ("[ha a b c d e f g h i ha ha ha ha ha]", "ha a b c d,ha ha ha ha ha"),
        # the page may have neither bars nor bullets
        ("[Name | Age | Town]", "Name,Town"),
        ("x | [Anna] | 7\nx | Anna | 9", "Anna,-7"),
        ("- [red] wine\n- red beer", "red,-wine"),
        ("[• red\n• blue]", "red,blue"),
        # languages without spaces, or from right to left
        ("雨が降った。[雨が降った。]風も吹いた。", "雨が降った。-,雨が降った。"),
        ("[می‌خواهم] بروم. نمی‌خواهم", "می‌خواهم"),
        ("[one-two, three & four]", "one-two, three & four"),
    ],
)
def test_the_words_and_what_tells_them_apart(marked: str, expected: str) -> None:
    assert terms(marked) == expected


def test_separators_are_encoded() -> None:
    assert text_fragment("one-two, a&b c/d", Span(0, 16)) == (
        "#:~:text=one%2Dtwo%2C%20a%26b%20c%2Fd"
    )
    assert text_fragment("a\ud83d", Span(0, 2)) == "#:~:text=a%EF%BF%BD"


def test_what_is_too_long_or_has_no_words_gets_none() -> None:
    assert text_fragment("引用" * 200, Span(0, 400)) == ""
    assert text_fragment("a\n\n | \nb", Span(1, 7)) == ""
    assert text_fragment("", Span(0, 0)) == ""


def test_a_context_that_makes_it_too_long_is_left_out() -> None:
    long = "引用" * 60
    text = f"{long}のそれ day day {long}"
    assert len(text_fragment(text, Span(text.index("day"), text.index("day") + 3))) <= LONGEST
    assert parsed(text_fragment("x" * 990 + " day\nday", Span(991, 994))).start == "day"


# Anything that is quoted from anything


WORDS = ["red", "Réd", "day", "days,", "it’s", "its", "“no”", "no", "no.", "a-b", "10\u202fkm"]
WORDS += ["雨。", "می‌خواهم", "&", "x", "x", "🎉"]
GAPS = {" ": " ", "  ": "  ", "\u00a0": " ", "\n": "\n", "\n\n": "\n\n"}
GAPS |= {" | ": "\n\n\n", "\n- ": "\n\n\n"}
"""What stands between words in the stored text, and what on the page."""


@dataclass
class Case:
    """Words and what follows each; the quote is some of them."""

    pairs: list[tuple[str, str]]
    first: int
    last: int

    @property
    def text(self) -> str:
        return "".join(word + gap for word, gap in self.pairs)

    @property
    def page(self) -> Page:
        return Page("".join(word + GAPS[gap] for word, gap in self.pairs))

    @property
    def span(self) -> Span:
        ends = [0]
        for word, gap in self.pairs:
            ends.append(ends[-1] + len(word + gap))
        return Span(ends[self.first], ends[self.last] + len(self.pairs[self.last][0]))

    def term(self, first: int, last: int) -> str:
        return " ".join(word for word, _ in self.pairs[max(0, first) : last + 1])

    def block(self, word: int) -> tuple[int, int]:
        """The first and the last word of its block; none beyond the text's ends."""
        if not 0 <= word < len(self.pairs):
            return word, word - 1
        ends = [n for n, (_, gap) in enumerate(self.pairs) if "\n" in GAPS[gap]]
        first = max((n + 1 for n in ends if n < word), default=0)
        return first, min((n for n in ends if n >= word), default=len(self.pairs) - 1)

    def prefix(self, beyond: bool) -> str:
        """All that may stand in it, if need be from the block above."""
        low, _ = self.block(self.first - beyond)
        return self.term(max(low, self.first - MOST_CONTEXT), self.first - 1)

    def suffix(self, beyond: bool) -> str:
        _, high = self.block(self.last + beyond)
        return self.term(self.last + 1, min(high, self.last + MOST_CONTEXT))

    def fullest(self, chosen: Terms) -> list[Terms]:
        """What says most of the place, within the limits: of all of it, or of its start."""
        if not chosen.end:
            return [
                Terms(chosen.start, "", self.prefix(beyond), self.suffix(beyond))
                for beyond in (False, True)
            ]
        last = min(self.block(self.first)[1], self.last - 1)
        long = self.term(self.first, min(last, self.first + TERM_WORDS + MOST_CONTEXT - 1))
        short = self.term(self.first, min(last, self.first + TERM_WORDS - 1))
        return [Terms(long), *(Terms(short, "", self.prefix(beyond)) for beyond in (False, True))]

    def fullest_end(self, chosen: Terms) -> Terms:
        """With the start as it was chosen, what says most of the end."""
        is_one = self.block(self.first) == self.block(self.last)
        first = self.first + len(chosen.start.split(" ")) if is_one else self.block(self.last)[0]
        end = self.term(max(first, self.last - TERM_WORDS - MOST_CONTEXT + 1), self.last)
        return Terms(chosen.start, end, chosen.prefix)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    vocabulary = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4))
    gaps = st.sampled_from([*[" "] * 20, *GAPS])
    pair = st.tuples(st.sampled_from(vocabulary), gaps)
    pairs = draw(st.lists(pair, min_size=1, max_size=60))
    first = draw(st.integers(0, len(pairs) - 1))
    length = draw(st.integers(1, 30))
    return Case(pairs, first, min(len(pairs), first + length) - 1)


@settings(max_examples=300, deadline=None)
@given(cases())
def test_a_browser_finds_the_place_that_is_quoted(case: Case) -> None:
    """And where it doesn't, all that may be said of it is said of another place too."""
    terms, page, span = parsed(text_fragment(case.text, case.span)), case.page, case.span
    start, end = page.found(terms) or (-1, -1)
    if start != span.start:
        others = [page.found(each) for each in case.fullest(terms)]
        assert span.start not in [each[0] for each in others if each]
    elif end != span.end:
        assert end < span.end
        assert page.found(case.fullest_end(terms)) != (span.start, span.end)
