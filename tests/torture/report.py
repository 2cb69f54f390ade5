"""What a run came to, as a table."""

from tests.torture.run import Outcome

SHOWN = 10
"""Lines shown of each kind of fault."""


def table(outcome: Outcome) -> str:
    verdict = outcome.verdict
    kills = ", ".join(f"{count} {moment}" for moment, count in outcome.kills.most_common())
    rows = {
        "questions": f"{verdict.questions}, and {verdict.commands} commands",
        "kills": f"{outcome.kills.total()}: {kills}",
        "faults met": str(outcome.faults),
        **{name: str(len(lines)) for name, lines in verdict.faults.items()},
        "violations of limits": str(len(outcome.violations)),
        "waiting in the end": str(outcome.open),
        "given up": str(outcome.failed),
        "ended by itself": str(len(outcome.ended)),
        "exit status": str(outcome.status),
        "stray placeholders": f"{len(verdict.strays)} (allowed)",
        "commands doubled": f"{len(verdict.commands_doubled)} (allowed)",
        "seconds": f"{outcome.seconds:.0f}",
    }
    return "\n".join(f"{name:22} {value}" for name, value in rows.items())


def problems(outcome: Outcome) -> list[str]:
    """Which questions they were, the first of each kind."""
    found = {
        **outcome.verdict.faults,
        "violation": outcome.violations,
        "ended by itself": outcome.ended,
    }
    return [f"{name}: {each}" for name, lines in found.items() for each in lines[:SHOWN]]
