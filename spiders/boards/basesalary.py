"""schema.org `baseSalary`, in each shape found in the wild, to pay entries or to the words it is.

Shapes: MonetaryAmount with a QuantitativeValue, a number, a text or both ends of its own; PriceSpecification; a bare
number ("100000" is schema.org's own example) or text; lists of these. `unitText` stands on either object, as does the
currency, and "Hourly" may stand where the amount should. 0 to 0 is how publishers write unknown (schemaorg issue 2430),
and a 0 at one end means that end is not given.
"""

import re
from typing import Any

from spiders.boards.fields import plain
from spiders.items import Pay

_SIGN = r"(?:[$€£₹¥]|(?:US|CA|AU|NZ|S|C|A)\$|Rs\.?|RM|[A-Z]{3})"
_DIGITS = r"\d{1,12}(?:[.,'\u00a0\u202f\u2009 ]\d{1,4}){0,6}"
_AMOUNT = re.compile(rf"(?P<sign>{_SIGN})?\s?(?P<digits>{_DIGITS})\s?(?P<code>[A-Z]{{3}}|[$€£])?")
_BOTH = re.compile(
    rf"(?P<sign>{_SIGN})?\s?(?P<low>{_DIGITS})\s?(?:-|–|—|to)\s?"
    rf"{_SIGN}?\s?(?P<high>{_DIGITS})\s?(?P<code>[A-Z]{{3}}|[$€£])?"
)
# Thousands in threes (in India twos before a last three) with one decimal mark of another kind, or plain decimals.
# What is left out can be read two ways: "35.000" is 35 or 35 thousand.
_BLANK = r"[ '\u00a0\u202f\u2009]"
_ONE_WAY = re.compile(
    r"\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,4})?"
    r"|\d{1,2}(?:,\d{2}){1,4},\d{3}(?:\.\d{1,4})?"
    rf"|\d{{1,3}}(?:{_BLANK}\d{{3}}){{1,4}}(?:[.,]\d{{1,2}})?"
    r"|\d{1,3}(?:\.\d{3}){2,4}(?:,\d{1,2})?"
    r"|\d{1,3}(?:\.\d{3}){1,4},\d{1,2}"
    r"|\d{1,15}(?:[.,]\d{1,2}|\.\d{4})?"
    r"|\d{4,15}\.\d{3}"
)
_PERIOD = re.compile(
    r"(?:per[ -]|an? |/)?(?:hour|day|dai|week|bi-?week|fortnight|month|year|annual|annum)(?:ly|ly salary)?s?",
    re.IGNORECASE,
)
_NOT_STATED = frozenset({"0", "n/a", "na", "none", "null", "undefined", "unknown", "unavailable", "not specified", "-"})


def read_base_salary(base: Any, currency: Any) -> tuple[list[Pay], str | None]:
    """The pay entries of a `baseSalary`, and the words where it has words no amount can be taken from.

    `currency` is the posting's `salaryCurrency`, used where the salary has none.

    >>> hourly = {"currency": "USD", "value": {"minValue": 18.5, "maxValue": "22", "unitText": "HOUR"}}
    >>> read_base_salary(hourly, None)[0]
    [Pay(minimum=18.5, maximum=22.0, unit='HOUR', currency='USD', kind='base', text=None)]
    >>> read_base_salary("$18 - $22 per hour", "USD")
    ([], '$18 - $22 per hour')
    >>> read_base_salary({"value": {"minValue": 0, "maxValue": 0}}, "USD")
    ([], None)
    """
    found: list[Pay] = []
    texts: list[str] = []
    for item in base if isinstance(base, list) else [base]:
        entry, text = _read_one(item, plain(_first(currency)))
        if entry and entry not in found:
            found.append(entry)
        if text and text not in texts:
            texts.append(text)
    return found, "; ".join(texts) or None


def _first(value: Any) -> Any:
    return next(iter(value), None) if isinstance(value, list) else value


def _read_one(item: Any, currency: str | None) -> tuple[Pay | None, str | None]:
    unit: str | None = None
    low = high = None
    for _ in range(4):
        if not isinstance(item, dict):
            break
        named = item.get("currency") or item.get("priceCurrency") or item.get("salaryCurrency")
        currency = plain(_first(named)) or currency
        unit = plain(_first(item.get("unitText") or item.get("unitCode"))) or unit
        low, high = item.get("minValue", low), item.get("maxValue", high)
        low, high = item.get("minPrice", low), item.get("maxPrice", high)
        item = _first(item.get("value", item.get("price", item.get("@value"))))
    alone = item if not isinstance(item, dict) else None
    text = plain(alone) if isinstance(alone, str) else None
    if text and _PERIOD.fullmatch(text):
        unit, text, alone = unit or text, None, None
    low, high = _number(low), _number(high)
    if low or high:
        return Pay(low, high, unit, currency), None
    if text is None:
        amount = _number(alone)
        return Pay(amount, amount, unit, currency) if amount else None, None
    if text.casefold() in _NOT_STATED:
        return None, None
    one, both = _AMOUNT.fullmatch(text), _BOTH.fullmatch(text)
    if one and isinstance(amount := _number(one["digits"]), float):
        return Pay(amount, amount, unit, currency or one["sign"] or one["code"]), None
    if both and unit:
        low, high = _number(both["low"]), _number(both["high"])
        if isinstance(low, float) and isinstance(high, float):
            return Pay(low, high, unit, currency or both["sign"] or both["code"]), None
    return None, _said(text, unit, currency) if re.search(r"[^\W_]", text) else None


def _said(text: str, unit: str | None, currency: str | None) -> str:
    """The words as the page would show them: a currency and a period that stand in fields of their own are added."""
    if not re.search(r"\d", text):
        return text
    if currency and not re.search(_SIGN, text):
        text = f"{currency} {text}"
    if unit and not re.search(r"hour|hr|day|dai|week|month|year|annu|/", text, re.IGNORECASE):
        text = f"{text} per {unit.lower().removeprefix('per ')}"
    return text


def _number(value: Any) -> float | str | None:
    """An amount: a number over 0 where its digits can be read one way only, else its text.

    >>> _number("100,000"), _number("3,00,000.50"), _number("52 000"), _number("35.000"), _number(0), _number("DOE")
    (100000.0, 300000.5, 52000.0, '35.000', None, None)
    """
    if isinstance(value, list):
        value = _first(value)
    if isinstance(value, str):
        text = value.strip().lstrip("$€£₹").strip()
        if not _ONE_WAY.fullmatch(text):
            return value.strip() if len(text) <= 40 and re.search(r"[1-9]", text) else None
        groups = re.split(r"\D", text)
        marks = [sign for sign in text if not sign.isdigit()]
        decimal = bool(marks) and (len(groups[-1]) != 3 or marks[-1] != marks[0] or len(groups[0]) > 3)
        value = float("".join(groups[:-1]) + "." + groups[-1] if decimal else "".join(groups))
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 1e15:
        return None
    return float(value)
