"""Is everything in order? Configuration, weights, library, generation, inbox, updates."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.errors import FootnoteError

if TYPE_CHECKING:
    from bot.services import Services


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    what: str
    sound: bool
    text: str


def examine(services: "Services") -> Iterator[Finding]:
    """Look at each thing in turn; one that is bad doesn't hide the next."""
    looks: list[tuple[str, Callable[[Services], str]]] = [
        ("configuration", _configuration),
        ("weights", _weights),
        ("reader", _reader),
        ("language model", _language_model),
        ("library", _library),
        ("vectors", _vectors),
        ("generation", _generation),
        ("threshold", _threshold),
        ("inbox", _inbox),
        ("updates", _updates),
    ]
    for what, look in looks:
        try:
            yield Finding(what, True, look(services))
        except FootnoteError as error:
            yield Finding(what, False, str(error))


def _configuration(services: "Services") -> str:
    access = services.config.access
    admins = f"admins by id: {len(access.admins)}, groups of admins: {len(access.admin_groups)}"
    return f"access {access.mode}, {admins}, data in {services.data}"


def _weights(services: "Services") -> str:
    from index.embedder import check_export

    return check_export(services.config.embedding.model)


def _reader(services: "Services") -> str:
    from index.reader import SHA256, check_weights

    check_weights()
    return f"reader.onnx@{SHA256[:16]}"


def _language_model(services: "Services") -> str:
    """That it can be opened: nothing is asked of it."""
    model = services.config.answer.model
    if model:
        _ = services.answerer
    return model or "none; answers are quoted"


def _library(services: "Services") -> str:
    library = services.library
    damage = library.damage()
    if damage:
        raise FootnoteError("; ".join(damage), "restore a copy with: footnote restore FILE")
    gaps = library.gaps()
    if gaps:
        raise FootnoteError("; ".join(gaps), "make it anew from its texts: footnote reindex")
    return f"{len(library.articles())} articles, {library.count()} passages"


def _vectors(services: "Services") -> str:
    made_by, wanted = services.library.made_by(), services.wanted
    if made_by is None:
        return "none yet"
    if made_by.differs(wanted):
        raise FootnoteError(
            f"made by {made_by.fingerprint}, passages of {made_by.passage_tokens} word pieces; "
            f"configured are {wanted.fingerprint} and {wanted.passage_tokens}",
            "footnote reindex makes them anew, and so does the bot when it runs",
        )
    return f"made by {made_by.fingerprint}"


def _threshold(services: "Services") -> str:
    from bot.calibration import Calibration

    fitted = Calibration.stored(services.library, services.judge)
    return fitted.summary if fitted else f"{services.threshold:g}, from the configuration"


def _generation(services: "Services") -> str:
    known = services.library.generation()
    if known is None:
        return "none; the bot builds one when it runs, the exact scan serves until then"
    folder = services.data / "generations" / known[0]
    if not (folder / "sealed.json").is_file():
        raise FootnoteError(f"{folder} is gone", "start the bot: it rebuilds it")
    return f"{known[0]} is sealed"


def _inbox(services: "Services") -> str:
    from bot.chat.store.store import FILE, Store

    if not (services.data / FILE).is_file():
        return "none yet"
    store = Store(services.data, bot=0)
    counts = store.updates.counted()
    store.close()
    return f"{counts.get('waiting', 0)} updates wait, {counts.get('failed', 0)} failed"


def _updates(services: "Services") -> str:
    """How they come: nobody is asked whether they do."""
    telegram, web = services.config.telegram, services.config.web
    port = f"port {web.port} of {web.host}"
    if telegram.webhook_url:
        return f"posted by Telegram to {telegram.webhook_url}, which must lead to {port}"
    return f"polled; health is served on {port}" if web.port else "polled"
