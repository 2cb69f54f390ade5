"""Timings, as ratios within one run: `make bench`.

warm ask     the whole answerer against its three costs, measured bare
indexing     the whole write path against sentence-transformers' own encode, and again, unchanged
cold start   `footnote --help` and `footnote ask` as processes
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from bot.config import Config
from bot.services import Services
from bot.types import Question
from index.evidence import EvidenceScorer
from index.export import load_original
from index.lexical import search_words
from index.model import find_model

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "index" / "samples"
QUESTIONS = ROOT / "tests" / "data" / "samples_questions.jsonl"
COPIES = 12
COLD_RUNS = 5


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        services = Services(Config(), data)
        services.indexer.index([str(SAMPLES)])
        warm_ask(services)
        services.close()
        cold_start(data)
        indexing(Path(folder))
    return 0


def warm_ask(services: Services) -> None:
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line)["question"] for line in lines]
    scorer = EvidenceScorer(services.embedder, services.reader)
    whole, bare = [], []
    for question in questions[:3]:
        services.answerer.answer(Question(question))
    for question in questions:
        whole.append(_ms(lambda q=question: services.answerer.answer(Question(q))))
        bare.append(_bare_ms(services, scorer, question))
    show("warm ask, median ms", statistics.median(whole))
    show("  its costs measured bare", statistics.median(bare))
    show("  ratio (at most 1.3)", statistics.median(whole) / statistics.median(bare))


def _bare_ms(services: Services, scorer: EvidenceScorer, question: str) -> float:
    """Encoding the question, searching both legs, scoring the sentences: nothing around them."""
    library, chosen = services.library, services.config
    query = services.retriever.understand(question)
    hits = services.retriever.retrieve(query)[: chosen.answer.passages]
    articles = library.get_articles(hit.passage.article_id for hit in hits)
    titles = {id: article.title for id, article in articles.items()}

    def work() -> None:
        vector = services.embedder.encode([question])[0]
        services.dense.search(vector, 50)
        search_words(library.db, question, 50)
        scorer.find(question, hits, titles, semantic=True, rarity=library.rarity, vector=vector)

    return _ms(work)


def indexing(folder: Path) -> None:
    """Fresh text, so that no vector is known already."""
    source = folder / "articles"
    source.mkdir()
    for path in SAMPLES.glob("*.md"):
        body = path.read_text(encoding="utf-8").split("---", 2)[2]
        for copy in range(COPIES):
            changed = body.replace(". ", f", in copy {copy}. ")
            (source / f"{path.stem}-{copy}.md").write_text(changed, encoding="utf-8")
    services = Services(Config(), folder / "bulk")
    services.embedder.encode(["warm"])
    report = services.indexer.index([str(source)])
    again = services.indexer.index([str(source)])
    assert (again.unchanged, again.passages) == (report.added, 0)
    ids = services.library.passage_ids("main")
    passages = [passage.text for passage in services.library.passages(ids).values()]
    original = load_original(find_model("all-MiniLM-L6-v2"))
    original.encode(passages[:4], show_progress_bar=False)
    seconds = _ms(lambda: original.encode(passages, show_progress_bar=False)) / 1000
    show("indexing, passages a second", len(passages) / report.seconds)
    show("  sentence-transformers' encode", len(passages) / seconds)
    show("  ratio (at least 0.8)", seconds / report.seconds)
    show("indexing again, unchanged, seconds", again.seconds)
    show("  ratio to the first (at most 0.05)", again.seconds / report.seconds)
    services.close()


def cold_start(data: Path) -> None:
    footnote = [sys.executable, "-m", "bot.cli"]
    ask = [*footnote, "--data", str(data), "ask", "When did Chandrayaan-3 land?"]
    show("footnote --help, seconds (under 0.5)", _process_seconds([*footnote, "--help"]))
    show("footnote ask, cold, seconds (under 4)", _process_seconds(ask))


def _process_seconds(command: list[str]) -> float:
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    runs = []
    for _ in range(COLD_RUNS):
        started = perf_counter()
        subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=environ)
        runs.append(perf_counter() - started)
    return statistics.median(runs)


def _ms(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return (perf_counter() - started) * 1000


def show(what: str, value: float) -> None:
    print(f"{what:42} {value:8.2f}", flush=True)


if __name__ == "__main__":
    shutil.get_terminal_size()
    sys.exit(main())
