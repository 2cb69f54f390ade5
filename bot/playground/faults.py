"""What goes wrong between the bot and its Telegram, switched on by tests.

    world.faults.add(wait(3), "sendMessage", chat=READER)       429 once, in one chat
    world.faults.add(Flood(3))                                  429 for three seconds, everywhere
    world.faults.add(BAD_GATEWAY, "editMessageText", times=2)
    world.faults.add(Silence(), "sendMessage", after=True)      it was sent, but nobody says so
    world.faults.add(None, delay=0.2, times=FOR_EVER)           a slow network

A call meets the first fault that fits it, in the order they were added.
"""

import math
import time
from dataclasses import dataclass
from typing import Final

from .journal import Call
from .refusals import Refusal, wait

FOR_EVER: Final = math.inf


@dataclass(frozen=True, slots=True)
class Flood:
    """From the first call that meets it: 429 with what is left of `seconds`, then nothing."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Page:
    """A web page where the Bot API's answer should be, as gateways in front of it send."""

    status: int
    html: str


@dataclass(frozen=True, slots=True)
class Reset:
    """The connection is reset (TCP RST) where the answer should be."""


@dataclass(frozen=True, slots=True)
class Silence:
    """No answer, until the bot hangs up."""


Wrong = Refusal | Flood | Page | Reset | Silence

BAD_GATEWAY: Final = Page(
    502,
    "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
    "<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx/1.18.0</center>\r\n"
    "</body>\r\n</html>\r\n",
)


class Lost(Exception):
    """The call gets no answer of the Bot API."""

    def __init__(self, wrong: Page | Reset | Silence) -> None:
        super().__init__(str(wrong))
        self.wrong = wrong


@dataclass(slots=True, kw_only=True)
class Fault:
    """`wrong` in place of the answer to calls that fit; None is only the `delay`, in seconds.

    It fits calls of `methods` (any, when there are none) in `chat` (any, when None): the first
    `skip` pass, the next `times` meet it. `after`: the call has had its effect by then.
    """

    wrong: Wrong | None
    methods: frozenset[str] = frozenset()
    chat: int | None = None
    times: float = 1
    skip: int = 0
    after: bool = False
    delay: float = 0.0
    met: int = 0
    until: float | None = None

    @property
    def is_spent(self) -> bool:
        over = self.until is not None and time.monotonic() >= self.until
        return over or self.met >= self.times

    def fits(self, call: Call) -> bool:
        if self.methods and call.method not in self.methods:
            return False
        return self.chat is None or call.chat == self.chat

    def strike(self, call: Call) -> None:
        """Raises ApiError or Lost, and nothing where there is only a delay."""
        call.wrong = self.wrong
        match self.wrong:
            case None:
                return
            case Flood(seconds):
                now = time.monotonic()
                self.until = self.until or now + seconds
                raise wait(max(1, math.ceil(self.until - now))).error()
            case Refusal():
                raise self.wrong.error()
            case _:
                raise Lost(self.wrong)


class Faults(list[Fault]):
    """The faults there are; spent ones stay, for tests to look at."""

    def add(
        self,
        wrong: Wrong | None,
        *methods: str,
        chat: int | None = None,
        times: float | None = None,
        skip: int = 0,
        after: bool = False,
        delay: float = 0.0,
    ) -> Fault:
        """A fault, met once unless `times` says otherwise; a Flood, for as long as it lasts."""
        if times is None:
            times = FOR_EVER if isinstance(wrong, Flood) else 1
        fault = Fault(
            wrong=wrong,
            methods=frozenset(methods),
            chat=chat,
            times=times,
            skip=skip,
            after=after,
            delay=delay,
        )
        self.append(fault)
        return fault

    def meet(self, call: Call) -> Fault | None:
        """The fault that this call meets, counted."""
        for fault in self:
            if fault.is_spent or not fault.fits(call):
                continue
            if fault.skip:
                fault.skip -= 1
                continue
            fault.met += 1
            return fault
        return None
