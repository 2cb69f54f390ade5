"""The command line, and the composition root.

    footnote [--config PATH] [--data DIR] COMMAND …

Exit status: 0 done (declined too), 1 the work failed in part or whole, 2 wrong usage or
configuration. With --json or --batch, standard output is JSON alone; everything else goes to
standard error. Heavy imports happen inside the commands that need them.
"""

import argparse
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.services import Services
    from bot.types import Answer
    from index.errors import FootnoteError
    from index.library import Library
    from index.report import Report
    from index.steps import Step

Command = Callable[["Services", argparse.Namespace], int]

TOKEN = "TELEGRAM_BOT_TOKEN"
MOST_HOURS = 8760


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit status."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.run is remove and not options.id and not options.undo:
        parser.error("remove: the following arguments are required: ID")
    from index.errors import FootnoteError

    try:
        return _run(options)
    except FootnoteError as error:
        return _failed(error)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        _say(f"footnote: {error}; check the path, its permissions and the room on its disk")
        return 1
    except KeyboardInterrupt:
        return 130


def _run(options: argparse.Namespace) -> int:
    from bot import logs
    from bot.config import load
    from bot.services import Services

    config = load(options.config)
    logs.configure(config.log.level, *_secrets())
    data = options.data or Path(config.library.data).expanduser()
    services = Services(config, data)
    try:
        command: Command = options.run
        return command(services, options)
    finally:
        services.close()


def _secrets() -> list[str]:
    """What no log may hold: the bot's token and what comes of it, the keys of language models."""
    from bot.web.secret import secret_of

    names = (name for name in os.environ if name == TOKEN or name.endswith("_API_KEY"))
    found = [os.environ[name].strip() for name in names]
    return [*found, secret_of(os.environ.get(TOKEN, "").strip())]


def _failed(error: "FootnoteError") -> int:
    _say(f"footnote: {error}")
    return error.exit_status


def _say(line: str) -> None:
    print(" ".join(line.splitlines()), file=sys.stderr, flush=True)


def _print_json(value: Any) -> None:
    text = json.dumps(value, ensure_ascii=False)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:  # half a surrogate pair, or a terminal that isn't UTF-8
        text = json.dumps(value)
    print(text, flush=True)


# The library


def index(services: "Services", options: argparse.Namespace) -> int:
    corpus = options.corpus or services.config.library.corpus
    services.library.purge()
    with _progress() as progress:
        report = services.indexer.index(
            options.source, corpus=corpus, every_h=options.every, progress=progress
        )
    return _report(report, as_json=options.json)


def reindex(services: "Services", options: argparse.Namespace) -> int:
    services.library.purge()
    with _progress() as progress:
        report = services.rebuilder.run(options.id, progress=progress)
    return _report(report, as_json=options.json)


def _report(report: "Report", *, as_json: bool) -> int:
    from index.loaders.decoding import described

    for _, problem in report.failed:
        _say(f"footnote: {problem}")
    for source, found in report.hidden.items():
        _say(f"{source}: replaced {described(found)}")
    if as_json:
        _print_json(
            {
                "added": report.added,
                "updated": report.updated,
                "unchanged": report.unchanged,
                "failed": [{"source": s, "error": e} for s, e in report.failed],
                "passages": report.passages,
                "seconds": round(report.seconds, 3),
            }
        )
    else:
        print(
            f"{report.added} added, {report.updated} updated, {report.unchanged} unchanged, "
            f"{len(report.failed)} failed: {report.passages} passages in {report.seconds:.1f} s"
        )
    return 1 if report.failed else 0


def articles(services: "Services", options: argparse.Namespace) -> int:
    from bot.answers import article_json

    entries = services.library.articles()
    if options.json:
        _print_json([article_json(entry) for entry in entries])
        return 0
    for entry in entries:
        print(f"{entry.id}  {entry.title}  ({entry.passages} passages, {entry.corpus})")
        print(f"{'':14}{entry.source}")
    for source in _followed(services.library):
        print(f"followed      {source}")
    if not entries:
        _say("The library is empty; add articles with: footnote index FILE")
    return 0


def _followed(library: "Library") -> list[str]:
    """The feeds and sitemaps that are fetched again for new articles."""
    from index.visits import Visits

    return sorted({each.source for each in Visits(library).all() if each.is_list})


def remove(services: "Services", options: argparse.Namespace) -> int:
    library = services.library
    library.purge()
    if options.undo and not options.id:
        for each in library.trash():
            print(f"{each.id}  {each.title}  (until {_local(each.until)})")
        return 0
    return _each(options.id, partial(_put_back if options.undo else _remove, library))


def _each(ids: Sequence[str], work: Callable[[str], str]) -> int:
    """Do it to each article, saying what was done."""
    from index.errors import NotInLibrary

    status = 0
    for id in ids:
        try:
            print(work(id))
        except NotInLibrary as error:
            status = _failed(error)
    return status


def _remove(library: "Library", id: str) -> str:
    from index.visits import Visits

    if Visits(library).unfollow(id):
        return f"{id} is followed no more; the articles it has brought stay"
    gone = library.remove(id)
    return f"removed {gone.title}; until {_local(gone.until)}: footnote remove --undo {id}"


def _put_back(library: "Library", id: str) -> str:
    return f"put back {library.put_back(id).title}"


def _local(instant: float) -> str:
    """Unix time on this machine's clock."""
    return datetime.fromtimestamp(instant).astimezone().strftime("%Y-%m-%d %H:%M %Z")


# Questions


def ask(services: "Services", options: argparse.Namespace) -> int:
    if options.batch and (options.article or options.history):
        _say("footnote: --article and --history stand in the lines of a --batch file; move them")
        return 2
    if options.batch:
        return _ask_batch(services, options)
    from bot.answers import answer_json
    from bot.types import Question

    question = Question(
        options.question,
        (options.corpus or services.config.library.corpus,),
        options.article,
        tuple(options.history),
    )
    shown = _Shown()
    answer = services.answerer.answer(question, None if options.json else shown)
    if not answer.hits:
        _say("The library is empty; add articles with: footnote index FILE")
    if answer.note:
        _say(answer.note)
    if options.json:
        _print_json(answer_json(answer))
        return 0
    shown(answer)
    print()
    for citation in answer.citations:
        where = citation.article.url or citation.article.source
        page = citation.article.page(citation.quote.start)
        title = f"{citation.article.title}, p. {page}" if page else citation.article.title
        print(f"\n[{citation.number}] {title} ({where})")
        print(f"    “{' '.join(citation.quote.text.split())}”")
    return 0


class _Shown:
    """Prints an answer as it grows: each time what is new of its text."""

    def __init__(self) -> None:
        self._printed = ""

    def __call__(self, answer: "Answer") -> None:
        print(answer.text.removeprefix(self._printed), end="", flush=True)
        self._printed = answer.text


def _ask_batch(services: "Services", options: argparse.Namespace) -> int:
    status = 0
    for result in _batch(services, _lines(options.batch), options):
        _print_json(result)
        if result["outcome"] == "failed":
            status = 1
            _say(f"footnote: {result['error']}")
    return status


def _batch(
    services: "Services", lines: Iterable[str], options: argparse.Namespace
) -> Iterator[dict[str, Any]]:
    """One JSON answer for each line that isn't blank."""
    from bot.answers import answer_json, failed_json
    from bot.questions import BadLine, read_question
    from index.errors import FootnoteError

    default = options.corpus or services.config.library.corpus
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        id, text = None, ""
        try:
            id, question = read_question(line, number, default)
            text = question.text
            yield answer_json(services.answerer.answer(question), id)
        except BadLine as error:
            yield failed_json(str(error), error.question, error.id)
        except FootnoteError as error:
            yield failed_json(f"line {number}: {error}", text, id)


def _lines(path: str) -> Iterator[str]:
    from index.errors import SourceMissing

    file, is_ours = (path, True) if path != "-" else (sys.stdin.fileno(), False)
    try:
        with open(file, encoding="utf-8-sig", errors="replace", closefd=is_ours) as stream:
            yield from stream
    except OSError as error:
        raise SourceMissing(f"{path} can't be read ({error.strerror})", "check --batch") from error


def evaluate(services: "Services", options: argparse.Namespace) -> int:
    from bot.evaluation import ask_all, score, table

    cases = ask_all(services.answerer, _lines(options.file), services.config.library.corpus)
    report = score(cases)
    if options.plot:
        from bot.reliability import plot

        plot(cases, options.plot)
    if options.json:
        _print_json(report)
    else:
        print(table(report))
    return 0


def calibrate(services: "Services", options: argparse.Namespace) -> int:
    from bot.calibration import calibrate as fit
    from bot.evaluation import ask_all

    cases = ask_all(services.quoter, _lines(options.file), services.config.library.corpus)
    fitted = fit(cases, Path(options.file).name, services.judge)
    fitted.store(services.library)
    print(f"declining below {fitted.summary}")
    return 0


# The bot


def run(services: "Services", options: argparse.Namespace) -> int:
    from bot import running

    token = os.environ.get(TOKEN, "").strip()
    return running.on_telegram(services, token) if token else play(services, options)


def play(services: "Services", options: argparse.Namespace) -> int:
    from bot import running

    return running.in_playground(services, getattr(options, "port", None))


# Care


def doctor(services: "Services", options: argparse.Namespace) -> int:
    from bot.doctor import examine

    status = 0
    for finding in examine(services):
        text = " ".join(finding.text.splitlines())
        print(f"{'ok  ' if finding.sound else 'BAD '} {finding.what}: {text}")
        status |= 0 if finding.sound else 1
    return status


def backup(services: "Services", options: argparse.Namespace) -> int:
    from bot import backups

    backups.save(services.library, options.file)
    print(f"{services.library.count()} passages copied to {options.file}")
    return 0


def restore(services: "Services", options: argparse.Namespace) -> int:
    from bot import backups
    from index.ownership import Ownership

    with Ownership(services.data):
        backups.restore(options.file, services.data)
    print(f"restored {services.library.count()} passages from {options.file}")
    return 0


class _progress:
    """A bar on standard error, where that is a terminal."""

    def __enter__(self) -> Callable[["Step"], None]:
        from rich.console import Console
        from rich.progress import Progress

        self._bar = Progress(
            console=Console(stderr=True), transient=True, disable=not _is_watched()
        )
        self._bar.start()
        self._task = self._bar.add_task("reading")
        return self._advance

    def __exit__(self, *about: object) -> None:
        self._bar.stop()

    def _advance(self, step: "Step") -> None:
        name = Path(step.source).name
        self._bar.update(
            self._task, total=step.total, completed=step.done, description=f"reading {name}"
        )


def _is_watched() -> bool:
    return sys.stderr.isatty()


def _port(text: str) -> int:
    number = int(text)
    if not 0 <= number <= 65535:
        raise argparse.ArgumentTypeError(f"{text} isn't a port; they go from 0 to 65535")
    return number


def _hours(text: str) -> float:
    hours = float(text) if re.fullmatch(r"[0-9]+(\.[0-9]+)?", text) else -1.0
    if not 0 <= hours <= MOST_HOURS:
        raise argparse.ArgumentTypeError(f"{text} isn't from 0 to {MOST_HOURS} hours")
    return hours


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="footnote",
        description="Answers questions about articles and footnotes every sentence.",
    )
    parser.add_argument("--config", type=Path, metavar="PATH", help="default: ./config.toml")
    parser.add_argument("--data", type=Path, metavar="DIR", help="default: library.data")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", title="commands")

    def command(name: str, run: Command, help: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=help, description=help)
        added.set_defaults(run=run)
        return added

    adding = command("index", index, "add or update files, folders and links")
    adding.add_argument("source", nargs="+", metavar="SOURCE")
    adding.add_argument("--corpus", metavar="NAME")
    adding.add_argument(
        "--every", type=_hours, metavar="HOURS", help="fetch its links again so often; 0: never"
    )
    adding.add_argument("--json", action="store_true")

    asking = command("ask", ask, "answer one question, or a file of them")
    what = asking.add_mutually_exclusive_group(required=True)
    what.add_argument("question", nargs="?", metavar="QUESTION")
    what.add_argument("--batch", metavar="FILE.jsonl", help="a JSON object a line; - is stdin")
    asking.add_argument("--article", metavar="ID")
    asking.add_argument("--corpus", metavar="NAME")
    asking.add_argument("--history", nargs="+", default=[], action="extend", metavar="Q")
    asking.add_argument("--json", action="store_true")

    listing = command("articles", articles, "list the library")
    listing.add_argument("--json", action="store_true")
    removing = command("remove", remove, "take articles out; for a day that can be undone")
    removing.add_argument("id", nargs="*", metavar="ID", help="of an article, or a feed's link")
    removing.add_argument(
        "--undo", action="store_true", help="put them back; without ID, list those that can be"
    )
    again = command("reindex", reindex, "read, split and embed articles anew; all by default")
    again.add_argument("id", nargs="*", metavar="ID")
    again.add_argument("--json", action="store_true")

    scoring = command("eval", evaluate, "score a question set")
    scoring.add_argument("file", metavar="FILE.jsonl")
    scoring.add_argument("--json", action="store_true")
    scoring.add_argument("--plot", type=Path, metavar="PNG", help="draw how reliable confidence is")
    fitting = command("calibrate", calibrate, "fit the threshold for declining to a question set")
    fitting.add_argument("file", metavar="FILE.jsonl")

    command("run", run, f"the bot: on Telegram if {TOKEN} is set, otherwise play")
    playing = command("play", play, "the bot on a local chat page, without Telegram")
    playing.add_argument("--port", type=_port, metavar="N", help="0 takes any free port")

    command("doctor", doctor, "check configuration, weights and library")
    saving = command("backup", backup, "copy the library to a file, also while the bot runs")
    saving.add_argument("file", type=Path, metavar="FILE")
    restoring = command("restore", restore, "put a copy in the library's place")
    restoring.add_argument("file", type=Path, metavar="FILE")
    return parser


if __name__ == "__main__":
    sys.exit(main())
