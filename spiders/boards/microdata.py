"""The microdata of a web page, put as JSON-LD has it, so that one reader reads both.

Items, properties and values as the HTML standard has them (`itemscope`, `itemtype`, `itemprop`), with `content` allowed
on any element, as authors write it, and the description kept as HTML. `itemref` is not followed. Not extruct 0.18: a
page of 300 nested items raises RecursionError inside it and leaves a lock of lxml held, so that the next page never
comes back; and it gives a description without its lists.
"""

from typing import Any

from resiliparse.parse.html import HTMLTree

_ELEMENTS = 50_000
_CHARACTERS = 2_000_000
_WITHIN = 8
_MARKUP = frozenset({"description", "responsibilities", "qualifications", "skills", "incentiveCompensation"})
_SAID_BY = {
    **dict.fromkeys(("a", "area", "link"), "href"),
    **dict.fromkeys(("audio", "embed", "iframe", "img", "source", "track", "video"), "src"),
    **{"data": "value", "meter": "value", "object": "data", "time": "datetime"},
}


def read_items(text: str) -> list[dict[str, Any]]:
    """The top items of a page, each `{"@type": [...], property: value}`; a property that repeats holds a list.

    Reading stops, with what was found, after 50,000 elements or 2,000,000 characters of values; a property within more
    than eight others that hold text is passed over.

    >>> read_items('<p itemscope itemtype="https://schema.org/JobPosting"><b itemprop="title">Collector</b></p>')
    [{'@type': ['https://schema.org/JobPosting'], 'title': 'Collector'}]
    >>> read_items('<p itemprop="title">Of nothing</p>')
    []
    """
    document: Any = HTMLTree.parse(text)
    found: list[dict[str, Any]] = []
    stack: list[tuple[Any, dict[str, Any] | None, int]] = [(document.body, None, 0)]
    elements = characters = 0
    while stack and elements < _ELEMENTS and characters < _CHARACTERS:
        node, scope, within = stack.pop()
        if node is None:
            continue
        elements += 1
        inner, deeper = scope, within
        names = (node.getattr("itemprop") or "").split()
        if node.hasattr("itemscope"):
            inner = {"@type": (node.getattr("itemtype") or "").split()}
            if scope is None or not names:
                found.append(inner)
        if names and scope is not None and within <= _WITHIN:
            value: Any = inner
            if inner is scope:
                value, deeper = _value(node, names), within + 1
                characters += len(value)
            for name in names:
                _put(scope, name, value)
        stack.append((node.next_element_sibling, scope, within))
        stack.append((node.first_element_child, inner, deeper))
    return found


def _value(node: Any, names: list[str]) -> str:
    said = node.getattr("content")
    if said is None and (attribute := _SAID_BY.get(node.tag)):
        said = node.getattr(attribute)
    if said is None:
        said = node.inner_html if _MARKUP.intersection(names) else node.text
    return str(said)


def _put(scope: dict[str, Any], name: str, value: Any) -> None:
    known = scope.get(name)
    if known is None:
        scope[name] = value
    elif isinstance(known, list):
        known.append(value)
    else:
        scope[name] = [known, value]
