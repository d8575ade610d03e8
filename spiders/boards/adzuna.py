"""Adzuna: `https://api.adzuna.com/v1/api/jobs/<token>/search/<page>`, asked for each title of the occupation.

Documented at developer.adzuna.com (search). The token is one of its countries ("us", "gb"); the operator's own id and
key go into the query of what is sent, and of no URL that is kept. What is easy to get wrong:

* A description is a snippet of 500 characters: skills and terms beyond it are not found.
* `salary_is_predicted` "1" is Adzuna's guess, not the employer's word: it is no pay here, and `salary_text` says so
  without the figures. Pay of which nothing is said of that is left out too. Posted pay has neither period nor currency.
* A page holds 50, whatever more is asked for. The free allowance is 250 questions a day: of each title the newest 1,000
  are asked for, and what is beyond them, or not found, is not closed for that.
* `redirect_url` names the operator and changes each time in its query, without which it leads to the same posting.
* A title may hold the markup of the words found.
"""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote, urlsplit

from spiders.boards.answer import address, audit, entries, load
from spiders.boards.fields import aside, begin, markup, pay, plain, web, words
from spiders.boards.listing import further
from spiders.items import Follow, Page, Posting

NEEDS = "token"
KEYS = ("ADZUNA_ID", "ADZUNA_KEY")
SEARCHES = True
SIZE, CAP = 50, 1_000
PREDICTED = "predicted by Adzuna, not posted"
IGNORED = frozenset({"__CLASS__", "adref", "category", "latitude", "longitude"})


def start(block: Mapping[str, Any]) -> list[Follow]:
    ask = f"results_per_page={SIZE}&sort_by=date&content-type=application/json&title_only="
    titles = (quote(str(title), safe="") for title in block.get("titles") or ())
    return [
        Follow(address(block, "https://api.adzuna.com", f"/v1/api/jobs/{{}}/search/1?{ask}{title}")) for title in titles
    ]


def sign(url: str, keys: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """What is sent: the URL with the operator's id and key in its query.

    >>> sign("https://api.adzuna.com/v1/api/jobs/us/search/1?title_only=a", {"ADZUNA_ID": "i", "ADZUNA_KEY": "k&"})[0]
    'https://api.adzuna.com/v1/api/jobs/us/search/1?title_only=a&app_id=i&app_key=k%26'
    """
    own, key = (quote(keys[name], safe="") for name in KEYS)
    return f"{url}&app_id={own}&app_key={key}", {}


def read(page: Page) -> Iterator[Posting | Follow]:
    results, answer = entries(page, "results"), load(page)
    seen = set()
    for position, result in enumerate(results):
        posting = read_job(page, result) if isinstance(result, dict) else aside(page, "adzuna", position)
        if not posting.id or posting.id not in seen:
            seen.add(posting.id)
            yield posting
    before, first, after = page.url.partition("/search/1?")
    if first:
        total = answer.get("count")
        yield from further(
            total, len(results), SIZE, CAP, lambda row: Follow(f"{before}/search/{row // SIZE + 1}?{after}")
        )


def unread(page: Page) -> set[str]:
    """Keys of the results that are neither read nor ignored by name."""
    return audit(page, entries(page, "results"), read_job, IGNORED)


def read_job(page: Page, job: dict[str, Any]) -> Posting:
    """One of `results`, emptied of every key that is read."""
    url = web(job.pop("redirect_url", None))
    url = urlsplit(url)._replace(query="").geturl() if url else None
    posting = begin(page, "adzuna", job.pop("id", None), url, job.pop("title", None))
    posting.employer = plain(_get(job.pop("company", None), "display_name"))
    posting.posted_on = words(job.pop("created", None))
    terms = [words(job.pop(key, None)) for key in ("contract_type", "contract_time")]
    posting.employment_type = ", ".join(filter(None, terms)) or None
    location = job.pop("location", None)
    given = _get(location, "area")
    areas = [plain(area) for area in reversed(given)] if isinstance(given, list) else []
    posting.location_text = plain(_get(location, "display_name")) or ", ".join(filter(None, areas)) or None
    posting.places = [posting.location_text] if posting.location_text else []
    posting.country = str(page.block.get("token", "")).upper() or None
    predicted = str(job.pop("salary_is_predicted", None))
    entry = pay(job.pop("salary_min", None), job.pop("salary_max", None), None, None)
    if entry and predicted == "0":
        posting.pay = [entry]
    elif entry and predicted == "1":
        posting.salary_text = PREDICTED
    posting.description = markup(job.pop("description", None))
    return posting


def _get(value: object, key: str) -> object:
    return value.get(key) if isinstance(value, dict) else None
