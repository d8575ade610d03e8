"""Broken JSON of web pages to values: what an author meant where a strict parser gives up.

A ladder, each step linear in the text, the gentlest first: raw control characters; comments, trailing and missing
commas, single quotes, bare keys, keys without a value, line breaks a content system put in; entities or curly quotes
for quotes; quotes inside a text left unescaped; several values in a row. Beyond 700,000 characters only the first is
tried. Half a document stays broken: what it lacks is not known.
"""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

_DECODER = json.JSONDecoder(strict=False)
# Every alternative ends at the end of the text at the latest, so that no start is tried twice over the same stretch.
_STRING = r'"[^"\\]*+(?:\\.[^"\\]*+)*(?:"|\\?\Z)'
_TOKEN = re.compile(
    _STRING + r"|'[^'\\]*+(?:\\.[^'\\]*+)*(?:'|\\?\Z)"
    r"|/\*[^*]*+(?:\*(?!/)[^*]*+)*(?:\*/|\Z)|//[^\n]*+"
    r"|[\x00-\x08\x0b\x0c\x0e-\x1f\u00a0\u2000-\u200f\u2028\u2029\u202f\u205f\u3000\ufeff]++|</?[a-z][^<>\"']{0,100}+>"
    r"|[A-Za-z_$][\w$-]*+",
    re.DOTALL,
)
_SEAM = re.compile(
    _STRING + r'(?:\s*+(?="))?|,[\s,]*+|[}\]]\s*+(?=["{\[])|:\s*+(?:\d{1,3}(?:,\d{3}){1,4}(?!\d))?', re.DOTALL
)
_BAD_ESCAPE = re.compile(r'\\(?:u(?![0-9a-fA-F]{4})|[^"\\/bfnrtu])', re.DOTALL)
# A quote ends its text where what follows can follow a text in JSON.
_ENDS = r'"(?=\s*+(?:[:}\]]|\Z|,\s*+(?:["{\[\-\d]|true|false|null)))'
_QUOTED = re.compile(rf'"((?:[^"\\]++|\\.|(?!{_ENDS})")*)"?', re.DOTALL)
_LITERALS = {"True": "true", "False": "false", "None": "null", "undefined": "null", "NaN": "null", "Infinity": "null"}
_LONGEST = 700_000
_CURLY = str.maketrans(dict.fromkeys("“”„‟″", '"'))
_CODED_QUOTES = ("&quot;", "&#34;", "&#x22;", "&#034;")


def mend(text: str) -> Any:
    """The value a broken JSON text means, a list of them where several stand in a row. Raises ValueError.

    >>> mend('{"title": "Collector", /* senior */ "tags": ["debt",],}')
    {'title': 'Collector', 'tags': ['debt']}
    >>> mend('{"title": "Collec')
    Traceback (most recent call last):
    ...
    ValueError: no step mends it
    """
    tried = []
    for step in _steps(_unwrap(text)):
        tried.append(step)
        try:
            value = _DECODER.decode(step.strip())
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict | list):
            return value
    for step in tried:
        if values := _in_a_row(step):
            return values
    raise ValueError("no step mends it")


def _steps(text: str) -> Iterator[str]:
    yield text
    if len(text) > _LONGEST:
        return
    yield _tidy(text)
    if any(coded in text for coded in _CODED_QUOTES):
        yield unescape(text)
        yield _tidy(unescape(text))
    straight = unescape(text).translate(_CURLY)
    if straight.count('"') > 2 * text.count('"'):
        yield _tidy(straight)
    yield _tidy(_escape_quotes(text))


def _unwrap(text: str) -> str:
    """Without CDATA marks, HTML comments and an assignment around it: from the first bracket to the last."""
    head = text.find("<![CDATA[", 0, 300)
    if head >= 0:
        text = text[head + 9 :]
        tail = text.rfind("]]>")
        text = text[:tail] if tail >= 0 else text
    opening = [at for at in (text.find("{"), text.find("["), text.find("&#123;")) if at >= 0]
    last = max(text.rfind("}"), text.rfind("]"))
    return text[min(opening) : last + 1] if opening and last > min(opening) else text


def _tidy(text: str) -> str:
    return _SEAM.sub(_join, _TOKEN.sub(_token, text))


def _token(match: re.Match[str]) -> str:
    token = match[0]
    if token[0] == '"':
        return _BAD_ESCAPE.sub(_escape, token) if "\\" in token else token
    if token[0] == "'":
        inner = token[1:-1].replace("\\'", "'").replace('\\"', '"').replace('"', '\\"')
        return _BAD_ESCAPE.sub(_escape, f'"{inner}"')
    if not (token[0].isalpha() or token[0] in "_$"):
        return " "
    token = _LITERALS.get(token, token)
    after = match.string[match.end() : match.end() + 20].lstrip()
    return f'"{token}"' if after.startswith(":") else token


def _escape(match: re.Match[str]) -> str:
    return {"\\'": "'", "\\\n": "", "\\&": "&"}.get(match[0], "\\" + match[0])


def _join(match: re.Match[str]) -> str:
    token = match[0]
    following = match.string[match.end() : match.end() + 1]
    if token[0] == ",":
        return "" if following in "}]" else ","
    if token[0] == ":":
        return ":null" if following in ",}]" and token.strip() == ":" else token.replace(",", "")
    if token[0] == '"':
        return token + "," if following == '"' and len(token) > 1 else token
    return token + ","


def _escape_quotes(text: str) -> str:
    return _QUOTED.sub(lambda match: '"' + re.sub(r'(\\.)|"', _inner, match[1], flags=re.DOTALL) + '"', text)


def _inner(match: re.Match[str]) -> str:
    return match[1] or '\\"'


def _in_a_row(text: str) -> list[Any]:
    values: list[Any] = []
    at = 0
    while True:
        while at < len(text) and (text[at].isspace() or text[at] in ",;"):
            at += 1
        try:
            value, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            return values
        if not isinstance(value, dict | list):
            return values
        values.append(value)
