"""XML from strangers: nothing is fetched, no file is read, no entity is put in."""

from collections.abc import Iterator
from typing import Any

from index.errors import SourceDamaged


def parsed(source: str, data: bytes) -> Any:
    """The root element. Raises SourceDamaged."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _damaged(source, "holds broken XML") from error
    if root is None:
        raise _damaged(source, "holds broken XML")
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise _damaged(source, "declares XML entities, which no article needs")
    return root


def local(element: Any) -> str:
    """An element's name without its namespace; "" of what isn't an element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Any, name: str) -> str:
    """An attribute's value, whatever its namespace; "" if it isn't there."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return ""


def named(element: Any, *names: str) -> Iterator[Any]:
    """The elements below that have one of these names, in reading order."""
    return (each for each in element.iter() if local(each) in names)


def text_of(element: Any, *names: str) -> str:
    """The text of the first element below that has one of these names, on one line."""
    for each in named(element, *names):
        if text := " ".join("".join(each.itertext()).split()):
            return text
    return ""


def _damaged(source: str, why: str) -> SourceDamaged:
    return SourceDamaged(f"{source} {why}", "save it anew, or save its text as .txt")
