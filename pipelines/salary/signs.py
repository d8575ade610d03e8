"""Reads the currency written right before or right after a number: a sign, a sign with letters, a code, a word."""

import re
from functools import cache

from pipelines.money import find_form, forms

BLANKS = " \u00a0\u2007\u2009\u200a\u202f\t"

_WORD_AFTER = re.compile(r"[^\W\d_]{1,12}\.?(?:\$|[a-z]\.|[ ]dollars?\b)?")
_RUN_ON = re.compile(r"(?<=[a-z])(?:RM|[A-Z]{3})$")
_WORD_BEFORE = re.compile(r"[^\W\d_][^\W\d_.]{0,4}\.?$|[A-Za-z]\.[A-Za-z]\.$")


@cache
def signs() -> frozenset[str]:
    """The characters that are, or begin, a currency sign.

    >>> "$" in signs(), "₹" in signs(), "R" in signs()
    (True, True, False)
    """
    return frozenset(form[0] for form in forms() if not form[0].isalnum() and form[0] != "&")


def _letter_before(text: str, at: int) -> bool:
    return at > 0 and text[at - 1].isalpha()


def run_on_code(text: str, at: int) -> str | None:
    """The code right before a number that runs on from the word before it.

    >>> run_on_code("Kuala LumpurRM3,500", 14), run_on_code("FARM3", 4)
    ('RM', None)
    """
    found = _RUN_ON.search(text, max(at - 4, 0), at)
    return found[0] if found and find_form(found[0]) else None


def form_before(text: str, at: int) -> tuple[str | None, int]:
    """The currency written right before a number (a form of `money.find_form`), and where it begins.

    >>> form_before("CAD $25", 5), form_before("AutoCAD 3", 8), form_before("about 25", 6)
    (('CAD', 0), (None, 8), (None, 6))
    """
    here = at
    while here and at - here < 2 and text[here - 1] in BLANKS:
        here -= 1
    last = text[here - 1] if here else ""
    if last in signs():
        return _sign_before(text, here, last)
    if last == "¬":  # a euro sign read in the wrong charset: three characters, or two where one was dropped
        back = next((back for back in (3, 2) if text[max(here - back, 0) : here][:1] == "â"), 0)
        return ("EUR", here - back) if back else (None, at)
    if last == "¹" and text[max(here - 3, 0) : here][:1] == "â":
        return "INR", here - 3
    if last == ";":
        begin = text.rfind("&", max(here - 8, 0), here)
        return (find_form(text[begin:here]), begin) if begin >= 0 else (None, at)
    if last.isalpha() or last == ".":
        word = _WORD_BEFORE.search(text, max(here - 6, 0), here)
        if word and not _letter_before(text, word.start()):
            form = find_form(word[0]) or find_form(word[0].rstrip("."))
            if form and (form != "?r" or word[0] == "R"):
                return form, word.start() - (word.start() > 0 and text[word.start() - 1] == "$")
        if here == at and (code := run_on_code(text, at)):
            return find_form(code), at - len(code)
    return None, at


def _sign_before(text: str, end: int, sign: str) -> tuple[str | None, int]:
    """The currency of a sign that ends at `end`, with the letters or the code before it ("CA$", "USD $")."""
    begin = end - 1
    before = text[begin - 1] if begin else "\n"
    if not (before.isalpha() or before == "." or before in BLANKS):
        return find_form(sign), begin
    for length in (4, 3, 2, 1) if before not in BLANKS else ():
        if (
            begin >= length
            and (form := find_form(text[begin - length : end]))
            and not _letter_before(text, begin - length)
        ):
            return form, begin - length
    form = find_form(sign)
    if form and form[0] == "?":
        code = text[max(begin - 4, 0) : begin].rstrip(BLANKS)
        if len(code) > 2 and not _letter_before(text, begin - 4) and (named := find_form(code[-3:])):
            return named, text.rindex(code[-3:], 0, begin)
    return form, begin - (begin > 0 and text[begin - 1] == "Â")


def form_after(text: str, at: int, known: bool) -> tuple[str | None, int]:
    """The currency written right after a number, and where it ends; `known` if the number has one already.

    >>> form_after("25 (USD) hourly", 2, False), form_after("25 usable", 2, False)
    (('USD', 8), (None, 2))
    """
    here = at
    while here - at < 2 and here < len(text) and text[here] in BLANKS:
        here += 1
    bracket = text[here : here + 1] == "("
    here += bracket
    first = text[here : here + 1]
    form, end = None, here
    if first in signs():
        form, end = find_form(first), here + 1
        if text[end : end + 1].isdigit() or (known and text[end : end + 2].lstrip()[:1].isdigit()):
            return None, at
    elif first.isalpha() and (word := _WORD_AFTER.match(text, here)):
        form, end = find_form(word[0]), word.end()
        if not form and " " in word[0]:
            form, end = find_form(word[0].split()[0]), here + word[0].index(" ")
        if not form and word[0].endswith("."):
            form, end = find_form(word[0][:-1]), word.end() - 1
        if form == "?r" or text[end : end + 1].isalnum():
            form = None
    return (form, end + (bracket and text[end : end + 1] == ")")) if form else (None, at)
