"""The JSON that a script of a page assigns to a name: `window.pageData = {...};`.

Not a kind of board. The script is never run and no HTML is parsed: the name is found, and JSON is decoded from there as
far as it goes, for its end cannot be told from `};`, which stands in texts too.
"""

import json
from typing import Any

from spiders.boards.answer import decode
from spiders.items import Page, Unreadable

_DECODER = json.JSONDecoder(strict=False)
_TRIES = 20
_BLANKS = " \t\r\n"


def read_assigned(page: Page, name: str) -> dict[str, Any]:
    """The object a page assigns to `name`, of several the first that holds anything.

    Raises `Unreadable`: error for an empty body and for broken JSON, drift where nothing is assigned to the name.

    >>> from datetime import UTC, datetime
    >>> body = b'<script>var app = {}; app.data = {"Jobs": ["};"]}; app.data.x = 1;</script>'
    >>> page = Page("https://example.org", 200, {}, body, datetime(2026, 1, 5, tzinfo=UTC), "oakline")
    >>> read_assigned(page, "app.data")
    {'Jobs': ['};']}
    >>> read_assigned(page, "window.data")
    Traceback (most recent call last):
    ...
    spiders.items.Unreadable: no window.data on the page
    """
    text = decode(page.body, page)
    if not text.strip("\0\ufeff" + _BLANKS):
        raise Unreadable("the body is empty")
    at, fault, assigned = 0, "", False
    for _ in range(_TRIES):
        at = text.find(name, at)
        if at < 0:
            break
        at += len(name)
        start = _after_sign(text, at)
        if start < 0:
            continue
        assigned = True
        try:
            value, _ = _DECODER.raw_decode(text, start)
        except RecursionError:
            fault = "nested too deep to be read"
        except ValueError as failure:
            fault = str(failure)
        else:
            if isinstance(value, dict) and value:
                return value
    if fault:
        raise Unreadable(f"broken JSON in {name} ({fault})")
    if assigned:
        return {}
    raise Unreadable(f"no {name} on the page", "drift")


def _after_sign(text: str, at: int) -> int:
    """Where an object begins after an equals sign; -1 where the name is not assigned one."""
    for sign in "={":
        while text[at : at + 1] and text[at] in _BLANKS:
            at += 1
        if text[at : at + 1] != sign:
            return -1
        at += sign == "="
    return at
