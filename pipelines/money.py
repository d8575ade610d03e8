"""What a figure of money is: its amount, its currency, the time it stands for, and whether anybody can be paid it.

The lists are `vocabulary/currencies.csv` and `vocabulary/periods.csv`. This module reads one figure at a time; which
figure of a text is pay is asked in `pipelines.salary`.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pipelines.vocabulary import load

#: How many of each period make a year: 2,080 hours as OEWS counts them (BLS), 260 working days, 24 half-months.
A_YEAR = {"hour": 2080, "day": 260, "week": 52, "biweek": 26, "semimonth": 24, "month": 12, "year": 1}

#: No posting offers a base pay above this, in dollars a year: what is read above it is another kind of money, or a unit
#: gone wrong. Of 681 amounts that employers of all occupations entered in October 2025 the highest is 630,000.
CEILING_USD = 1_000_000

#: What a word after a number multiplies it by.
MULTIPLES = {"k": 1e3, "thousand": 1e3, "grand": 1e3, "l": 1e5, "lpa": 1e5, "lakh": 1e5, "lac": 1e5}
MULTIPLES |= {"cr": 1e7, "crore": 1e7}
MULTIPLES |= {"m": 1e6, "mm": 1e6, "mn": 1e6, "mil": 1e6, "mio": 1e6, "million": 1e6}
MULTIPLES |= {"b": 1e9, "bn": 1e9, "billion": 1e9, "t": 1e12, "trillion": 1e12}
_ONE_AMOUNT = re.compile(r"\d[\d.,'’ \u00a0\u2009\u202f]{0,24}")
_UNIT_WORDS = re.compile(r"[a-z][a-z.]*")
_CODE = re.compile(r"\b[A-Z]{3}\b")
_GAPS = re.compile(r"[ \u00a0\u2009\u202f'’]")
_COUNT = re.compile(r"\s*(\d{1,3}(?:\.\d)?)\b")


@dataclass(frozen=True, slots=True)
class Currency:
    """A row of `currencies.csv`; its head says what the columns mean."""

    code: str
    per_usd: float
    floor: float
    hour: tuple[float, float] | None
    month: tuple[float, float] | None
    year_from: float


@cache
def _currencies() -> dict[str, Currency]:
    def band(row: dict[str, str], name: str) -> tuple[float, float] | None:
        low, high = row[f"{name}_from"], row[f"{name}_to"]
        return (float(low), float(high)) if low else None

    return {
        row["code"]: Currency(
            row["code"],
            float(row["per_usd"]),
            float(row["floor_usd"]) * float(row["per_usd"]),
            band(row, "hour"),
            band(row, "month"),
            float(row["year_from"]),
        )
        for row in load("currencies.csv", occupation=None)
    }


@cache
def forms() -> dict[str, str]:
    """Every way a currency is written, to its code; to `?` and the form where several currencies share it.

    Forms with a capital are known as written only ("SR", "KD"), the others in any letter case.

    >>> forms()["s$"], forms()["$"], forms()["AED"], "aud" in forms(), "try" in forms()
    ('SGD', '?$', 'AED', True, False)
    >>> forms()["us dollars"], "us_dollars" in forms()
    ('USD', False)
    """
    found: dict[str, str] = {}
    for row in load("currencies.csv", occupation=None):
        own = f"{row['code']} {row['signs']} {row['words']}".split()
        found |= {form.replace("_", " "): row["code"] for form in own}
        found |= {form: f"?{form}" for form in row["shared"].split()}
    return found


@cache
def _shared() -> tuple[dict[tuple[str, str], str], dict[str, str], dict[str, str]]:
    """The currency of (shared form, country), of a shared form alone, and of a country."""
    by_country: dict[tuple[str, str], str] = {}
    default: dict[str, str] = {}
    of_country: dict[str, str] = {}
    for row in load("currencies.csv", occupation=None):
        for country in row["countries"].split():
            of_country[country] = row["code"]
            by_country |= {(form, country): row["code"] for form in row["shared"].split()}
        default |= dict.fromkeys(row["default"].split(), row["code"])
    return by_country, default, of_country


def find_form(text: str) -> str | None:
    """The code (or `?` and the shared form) that `text` as a whole writes, None where it writes none.

    >>> find_form("Rs."), find_form("CA$"), find_form("cad"), find_form("CAD")
    ('?rs.', 'CAD', None, 'CAD')
    """
    return forms().get(text) or forms().get(text.lower())


@lru_cache(maxsize=1024)
def settle_currency(form: str | None, country: str | None) -> tuple[str | None, bool]:
    """The currency of a form as `find_form` gives it, and whether that was inferred rather than written.

    A shared sign is settled by the country (ISO alpha-2), and then counts as written; without one its commonest owner
    is inferred. No sign at all is the country's currency, inferred, or unknown.

    >>> settle_currency("?$", "CA"), settle_currency("?$", None), settle_currency("EUR", "US")
    (('CAD', False), ('USD', True), ('EUR', False))
    >>> settle_currency(None, "IN"), settle_currency(None, None)
    (('INR', True), (None, True))
    """
    by_country, default, of_country = _shared()
    country = country.upper() if country else ""
    if form is None:
        return of_country.get(country), True
    if not form.startswith("?"):
        return form, False
    owner = by_country.get((form[1:], country))
    return (owner, False) if owner else (default.get(form[1:]), True)


def read_currency(text: str | None, country: str | None = None) -> str | None:
    """The ISO 4217 code of a currency as a board writes it: a code, a sign or a word; None where it is not known.

    >>> read_currency("€"), read_currency("usd "), read_currency("$", "AU"), read_currency("$")
    ('EUR', 'USD', 'AUD', 'USD')
    >>> read_currency("US Dollar (USD)"), read_currency("XYZ"), read_currency(""), read_currency("kr")
    ('USD', None, None, None)
    """
    written = (text or "").strip()
    form = find_form(written) or (written.upper() if written.upper() in _currencies() else None)
    if form is None:
        form = next((code for code in _CODE.findall(written) if code in _currencies()), None)
    return settle_currency(form, country)[0] if form else None


def read_digits(digits: str) -> tuple[float, str] | None:
    """The value of a run of digits and separators, and what is doubtful in it; None where it is no number.

    Doubtful is `.` where one point stands before three digits (35.000: thousands, unless the context says otherwise)
    and `,` where a comma stands before a group that is not of three (90,00: a decimal comma, or a slip for 90,000).

    >>> read_digits("3,00,000"), read_digits("22.0700"), read_digits("1.234,56"), read_digits("85'000")
    ((300000.0, ''), (22.07, ''), (1234.56, ''), (85000.0, ''))
    >>> read_digits("35.000"), read_digits("90,00"), read_digits("140,0000"), read_digits("1.2.3")
    ((35000.0, '.'), (90.0, ','), (140000.0, ','), None)
    """
    if digits.isdecimal():
        return float(digits), ""
    digits = _GAPS.sub("", digits).rstrip(".,")
    whole, _, tail = digits.rpartition("," if digits.rfind(",") > digits.rfind(".") else ".")
    if not whole:
        return (float(digits), "") if digits.isdecimal() else None
    point, comma = digits.count("."), digits.count(",")
    if point and comma:
        if (point if digits[len(whole)] == "." else comma) > 1:
            return None
        return float(re.sub(r"[.,]", "", whole) + "." + tail), ""
    if point > 1 or comma > 1:
        grouped = len(tail) == 3 and (comma or all(len(group) == 3 for group in digits.split(".")[1:]))
        return (float(re.sub(r"[.,]", "", digits)), "") if grouped else None
    if len(tail) == 3 and len(whole) <= 3 and whole != "0":
        return float(whole + tail), "." if point else ""
    if point or len(tail) < 3:
        return float(f"{whole}.{tail}"), "," if comma else ""
    return (float(whole + tail), "") if len(tail) == 3 else (float(whole + tail[:3]), ",")


def read_multiple(word: str) -> float | None:
    """What a word after a number multiplies it by.

    >>> read_multiple("K"), read_multiple("lakhs"), read_multiple("LPA"), read_multiple("kg")
    (1000.0, 100000.0, 100000.0, None)
    """
    word = word.lower()
    return MULTIPLES.get(word) or MULTIPLES.get(word.removesuffix("s") if len(word) > 2 else word)


def read_amount(value: float | str | None) -> float | None:
    """One amount of a structured field: a number, or text that holds one with or without sign, groups and multiple.

    >>> read_amount("$45,000.00"), read_amount("187.5K"), read_amount("3 lakhs"), read_amount(18)
    (45000.0, 187500.0, 300000.0, 18.0)
    >>> read_amount("Hourly"), read_amount(None), read_amount(float("nan")), read_amount("-5")
    (None, None, None, None)
    """
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value) if 0 <= value < 1e15 else None
    found = _ONE_AMOUNT.search(value[:200])
    if not found or value[: found.start()].rstrip().endswith("-"):
        return None
    read = read_digits(found[0].strip())
    if read is None or read[0] >= 1e15:
        return None
    word = re.match(r"\s*([A-Za-z]+)", value[found.end() :][:24])
    return read[0] * ((word and read_multiple(word[1])) or 1)


@cache
def period_words() -> dict[str, dict[str, str]]:
    """The words of `periods.csv` by their use (noun, adverb, short, code), each with its period.

    >>> period_words()["noun"]["hr"], period_words()["adverb"]["biweekly"], "hourly" in period_words()["noun"]
    ('hour', 'biweek', False)
    """
    words: dict[str, dict[str, str]] = {"noun": {}, "adverb": {}, "short": {}, "code": {}}
    for row in load("periods.csv", occupation=None):
        words[row["use"]][row["word"]] = row["period"]
    return words


def read_period(unit: str | None) -> str | None:
    """The period a board's unit stands for; None where it names none, or one that is no period of pay.

    >>> [read_period(unit) for unit in ("1 YEAR", "per-hour-wage", "HUR", "bi-weekly", "p.a.", "2 WEEK", "0.5 MONTH")]
    ['year', 'hour', 'hour', 'biweek', 'year', 'biweek', 'semimonth']
    >>> [read_period(unit) for unit in ("NONE", "", None, "one-time", "3 MONTH", "piece", "0 M")]
    [None, None, None, None, None, None, None]
    """
    text = (unit or "")[:60].lower().strip()
    count = _COUNT.match(text)
    words = [word for word in _UNIT_WORDS.findall(text) if word not in ("per", "a", "an", "every", "each")]
    known = {word: period for use in period_words().values() for word, period in use.items()}
    for take in (text.replace("_", "-"), " ".join(words[:2]), *words[:3]):
        if period := known.get(take):
            if not count or float(count[1]) == 1:
                return period
            if not float(count[1]):
                return None
            times = A_YEAR[period] / float(count[1])
            return next((name for name, year in A_YEAR.items() if year == times), None) if period != "hour" else None
        if take in known:
            return None
    return None


def annualise(amount: float, period: str) -> float:
    """The amount of a full year. KeyError for a period that is none of `A_YEAR`.

    >>> annualise(20, "hour"), annualise(1500.0, "biweek")
    (41600, 39000.0)
    >>> annualise(20, "shift")
    Traceback (most recent call last):
    KeyError: 'shift'
    """
    return amount * A_YEAR[period]


def plausible(amount: float, period: str | None, currency: str | None) -> bool:
    """Whether somebody can be paid this: a full year of it lies between the currency's floor and `CEILING_USD`.

    The floors and their source stand in `currencies.csv`. Without a known currency only what no currency makes sense of
    is refused, and without a period only an amount of nothing.

    >>> plausible(150, "year", "USD"), plausible(45_000, "hour", "USD"), plausible(18.5, "hour", "USD")
    (False, False, True)
    >>> plausible(15_000, "month", "INR"), plausible(15_000, "month", None), plausible(0, None, None)
    (True, True, False)
    """
    if period is None:
        return amount > 0
    known = _currencies().get(currency or "")
    year = annualise(amount, period)
    if known is None:
        return 2000 <= year <= CEILING_USD * 100
    return known.floor <= year <= CEILING_USD * known.per_usd


def period_by_size(low: float | None, high: float | None, currency: str | None) -> str | None:
    """The only period an amount of this size can stand for, None in the bands where it might be one or another.

    >>> period_by_size(16, 18, "USD"), period_by_size(45_000, None, "USD"), period_by_size(25_000, 30_000, "INR")
    ('hour', 'year', 'month')
    >>> period_by_size(4_500, 4_500, "USD"), period_by_size(150, 150, "USD"), period_by_size(None, None, "USD")
    (None, None, None)
    """
    known = _currencies()[currency if currency in _currencies() else "USD"]
    ends = [end for end in (low, high) if end]
    if not ends:
        return None
    small, large = min(ends), max(ends)
    least, most = known.hour or (0, 0)
    if least <= small and (large <= most or (small <= 0.75 * most and large <= 1.5 * most)):
        return "hour"
    if known.month and known.month[0] <= small and large <= known.month[1]:
        return "month"
    return "year" if large >= known.year_from and small >= known.year_from / 3 else None
