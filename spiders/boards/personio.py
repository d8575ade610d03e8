"""Personio: `https://<token>.jobs.personio.de/xml`, one answer; a second one for texts in the board's own language.

A token with a dot is a whole host (that of others ends in `.com`). Documented at developer.personio.de (retrieving open
job positions); fields as boards of 2026 gave them. What is easy to get wrong:

* `language` chooses the texts, not the positions: without it German or the board's own. Some boards have their texts in
  one language alone, and most of some are in the other. So English is asked for first, and where a position has no text
  in it the feed without `language`; there each position stands again, and the first telling of it is kept.
* A position has an office and others beside it, which are names ("Headquarters") as often as towns. No URL is told: it
  is `/job/<id>`.
* The text is in sections, each with a name; a section of a contact person is of that person and not read.
* Terms are in three fields: `employmentType` permanent, intern, trainee or freelance, `schedule` full-time or
  part-time or both, `seniority`. `yearsOfExperience` is "lt-1", "1-2" and so on up to "gt-15".
* Few boards tell pay, as text ("30000.00"). `createdAt` is the only day there is.
* An unknown token leads to a web page.
"""

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any
from urllib.parse import parse_qsl, quote, urljoin, urlsplit

from spiders.boards.answer import address, audit
from spiders.boards.basesalary import read_base_salary
from spiders.boards.elements import line, read_elements, texts
from spiders.boards.fields import begin, markup, plain
from spiders.items import Follow, Page, Posting

NEEDS = "token"
IGNORED = frozenset({"keywords", "occupation", "occupationcategory", "recruitingcategory"})
_NOT_READ = frozenset({"contact_person", "contact person"})


def start(block: Mapping[str, Any]) -> list[Follow]:
    return [_feed(block, "/xml?language=en")]


def read(page: Page) -> Iterator[Posting | Follow]:
    first = any(key == "language" for key, _ in parse_qsl(urlsplit(page.url).query[:4000]))
    seen, left = set(), False
    for job in _positions(page):
        posting = read_job(page, job)
        if posting.id and posting.id in seen:
            continue
        seen.add(posting.id)
        if first and posting.id and not posting.description:
            left = True
        else:
            yield posting
    if left:
        yield _feed(page.block, "/xml")


def unread(page: Page) -> set[str]:
    """Names of the elements of positions that are neither read nor ignored by name."""
    return audit(page, _positions(page), read_job, IGNORED)


def read_job(page: Page, job: dict[str, Any]) -> Posting:
    """One position, emptied of every element that is read."""
    own = line(job.pop("id", None))
    url = urljoin(page.url, f"/job/{quote(own, safe='')}") if own else None
    posting = begin(page, "personio", own, url, line(job.pop("name", None)))
    posting.employer = line(job.pop("subcompany", None))
    posting.department = line(job.pop("department", None))
    posting.posted_on = line(job.pop("createdat", None))
    terms = [line(job.pop(key, None)) for key in ("employmenttype", "schedule")]
    posting.employment_type = ", ".join(filter(None, terms)) or None
    years, seniority = (line(job.pop(key, None)) for key in ("yearsofexperience", "seniority"))
    posting.experience = "; ".join(filter(None, (years and f"{years} years", seniority))) or None
    posting.work_mode = line(job.pop("workplacetype", None))
    offices = [plain(text) for key in ("office", "additionaloffices") for text in texts(job.pop(key, None))]
    posting.places = [text for text in dict.fromkeys(offices) if text]
    posting.location_text = "; ".join(posting.places) or None
    salary = job.pop("salaryinformation", None)
    if isinstance(salary, dict):
        ends = {"minValue": salary.get("min"), "maxValue": salary.get("max"), "unitText": salary.get("type")}
        currency = line(salary.get("currencycode")) or line(salary.get("currencysymbol"))
        posting.pay, posting.salary_text = read_base_salary(ends, currency)
    posting.description = _description(job.pop("jobdescriptions", None))
    return posting


def _description(told: object) -> str | None:
    given = told.get("jobdescription") if isinstance(told, dict) else None
    parts = []
    for section in given if isinstance(given, list) else [given]:
        if not isinstance(section, dict):
            continue
        heading, value = line(section.get("name")), markup("\n".join(texts(section.get("value"))))
        if value and (heading or "").casefold() not in _NOT_READ:
            parts += [f"<h3>{escape(heading, quote=False)}</h3>", value] if heading else [value]
    return "\n".join(parts) or None


def _positions(page: Page) -> list[dict[str, Any]]:
    return read_elements(page, "workzag-jobs/position")[0]


def _feed(block: Mapping[str, Any], path: str) -> Follow:
    token = str(block["token"])
    host = token if "." in token else f"{token}.jobs.personio.de"
    return Follow(address(block, f"https://{host}", path))
