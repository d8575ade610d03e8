"""Eightfold: `https://<tenant>.eightfold.ai/api/apply/v2/jobs?domain=<domain>`, 10 positions a page, each with its own.

The token is `tenant/domain` ("albemarle/albemarle.com"), with a whole host in the tenant's place where the careers site
has its own ("careers.example.com/example.com"). Newer sites refuse that interface ("Not authorized for PCSX") and have
another, `/api/pcsx/search`: their token ends in `/pcsx`. Undocumented; the robots.txt of the hosts seen allows both.
Fields as given by sites of either kind in 2026. What is easy to get wrong:

* `num` above 10 is ignored: a board of 600 is 60 pages. `count` is the total, on every page.
* The list has no description: `job_description` is empty there, or the beginning of one.
* `t_create` and `postedTs` are seconds; `t_update` moves with every edit, `creationTs` is the requisition's.
* The two name everything differently, and PCSX wraps its answer in `data`. What an employer added stands in
  `custom_JD.data_fields` or under keys that begin with `efcustom`, by names of the employer's own.
* `locations` are lines as shown, streets among them; `standardizedLocations` ("Reno, NV, US") are where that is.
"""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

from spiders.boards.answer import address, audit, load
from spiders.boards.fields import begin, instant, markup, plain, web, words
from spiders.boards.listing import fill, further, lead, refuse
from spiders.items import Follow, Page, Posting

NEEDS = "token"
SIZE, CAP = 10, 10_000
IGNORED = frozenset(
    {
        *("apply_redirect_url", "atsJobId", "ats_job_id", "business_unit", "creationTs", "displayJobId"),
        *("display_job_id", "domain", "hideUploadResumeOption", "hot", "id_locale", "isHot", "isPrivate", "is_global"),
        *("medallionProgram", "positionUserActions", "stars", "t_update", "type"),
    }
)
_CUSTOM = {
    "employment_type": ("employmenttype", "timetype", "worktype", "jobtype", "workersubtype"),
    "salary_text": ("salary", "payrange", "payrate", "hourlyrate", "compensationrange"),
    "valid_through": ("enddate", "closingdate", "closedate", "deadline"),
    "work_mode": ("workplacetype", "worksite", "workarrangement", "remotetype"),
}


def start(block: Mapping[str, Any]) -> list[Follow]:
    return [Follow(_list(block, 0))]


def read(page: Page) -> Iterator[Posting | Follow]:
    if page.found:
        yield read_job(page, _position(page))
        return
    data = _positions(page)
    jobs = data["positions"]
    yield from lead(page, "eightfold", jobs, read_entry, lambda found: _detail(page.block, found["id"]))
    if parse_qs(urlsplit(page.url).query).get("start", ["0"]) == ["0"]:
        yield from further(data.get("count"), len(jobs), SIZE, CAP, lambda first: Follow(_list(page.block, first)))


def unread(page: Page) -> set[str]:
    """Keys of the entries, or of the position, that are neither read nor ignored by name."""
    if page.found:
        return audit(page, [_position(page)], read_job, IGNORED)
    return audit(page, _positions(page)["positions"], read_entry, IGNORED | {"job_description"})


def read_entry(page: Page, job: dict[str, Any]) -> dict[str, Any]:
    """What a position says in the list and on its own page alike, by our names; emptied of what is read."""
    lines, standard = (_texts(job.pop(key, None)) for key in ("locations", "standardizedLocations"))
    first = plain(job.pop("location", None))
    urls = [job.pop(key, None) for key in ("canonicalPositionUrl", "publicUrl", "positionUrl")]
    titles = [plain(job.pop(key, None)) for key in ("name", "posting_name")]
    dates = [_moment(job.pop(key, None)) for key in ("t_create", "postedTs")]
    keys = ("work_location_option", "workLocationOption", "location_flexibility", "locationFlexibility")
    modes = [plain(job.pop(key, None)) for key in keys]
    told = {
        "id": words(job.pop("id", None)),
        "title": next(filter(None, titles), None),
        "url": next(filter(None, (web(url, f"https://{_parts(page.block)[0]}/careers") for url in urls)), None),
        "posted_on": next(filter(None, dates), None),
        "location_text": first or "; ".join(lines),
        "places": standard or lines or [text for text in (first,) if text],
        "work_mode": next(filter(None, modes), None),
        "department": plain(job.pop("department", None)),
        "language": words(job.pop("locale", None)),
    }
    return _read_custom(job) | {key: value for key, value in told.items() if value}


def read_job(page: Page, job: dict[str, Any]) -> Posting:
    """The details of one position, emptied of every key that is read; the list fills what they leave out."""
    told = {**page.found, **read_entry(page, job)}
    own = page.found.get("id") or told.get("id")
    url = told.get("url") or f"https://{_parts(page.block)[0]}/careers/job/{quote(str(own), safe='')}"
    posting = fill(begin(page, "eightfold", own, url, told.get("title")), told)
    posting.description = markup(job.pop("job_description", None)) or markup(job.pop("jobDescription", None))
    return posting


def _read_custom(job: dict[str, Any]) -> dict[str, Any]:
    """What the employer's own fields say, where their names tell what of."""
    custom = job.pop("custom_JD", None)
    fields = custom.get("data_fields") if isinstance(custom, dict) else None
    named = dict(fields) if isinstance(fields, dict) else {}
    named |= {key: job.pop(key) for key in list(job) if key.startswith("efcustom")}
    told: dict[str, Any] = {}
    for name, value in named.items():
        said = ", ".join(_texts(value)) or plain(value)
        low = "".join(sign for sign in name.casefold() if sign.isalpha())
        for ours, marks in _CUSTOM.items():
            if said and any(mark in low for mark in marks):
                told.setdefault(ours, said)
    return told


def _texts(value: object) -> list[str]:
    given = value if isinstance(value, list) else []
    return list(dict.fromkeys(text for text in map(plain, given) if text))


def _moment(seconds: object) -> str | None:
    known = isinstance(seconds, int | float) and not isinstance(seconds, bool) and seconds > 0
    return instant(seconds * 1000) if known else None  # type: ignore[operator]


def _parts(block: Mapping[str, Any]) -> tuple[str, str, bool]:
    tenant, domain, face = [*str(block["token"]).split("/"), "", ""][:3]
    return tenant if "." in tenant else f"{tenant}.eightfold.ai", unquote(domain), face == "pcsx"


def _address(block: Mapping[str, Any], path: str) -> str:
    host, domain, _ = _parts(block)
    return address({**block, "token": domain}, f"https://{host}", path)


def _list(block: Mapping[str, Any], first: int) -> str:
    paging = f"start={first}&num={SIZE}&sort_by=timestamp"
    if _parts(block)[2]:
        return _address(block, f"/api/pcsx/search?domain={{}}&query=&location=&{paging}")
    return _address(block, f"/api/apply/v2/jobs?domain={{}}&{paging}")


def _detail(block: Mapping[str, Any], own: str) -> str:
    if _parts(block)[2]:
        return _address(block, f"/api/pcsx/position_details?position_id={quote(own, safe='')}&domain={{}}&hl=en")
    return _address(block, f"/api/apply/v2/jobs/{quote(own, safe='')}?domain={{}}")


def _data(page: Page) -> dict[str, Any]:
    """An answer out of its wrapper, with what the wrapper says of an error as its message."""
    answer = load(page)
    if not isinstance(answer, dict):
        return {}
    data, error = answer.get("data"), answer.get("error")
    return data if isinstance(data, dict) else {"message": error.get("message")} if isinstance(error, dict) else answer


def _positions(page: Page) -> dict[str, Any]:
    data = _data(page)
    if isinstance(data.get("positions"), list):
        return data
    raise refuse(data, "no list 'positions'")


def _position(page: Page) -> dict[str, Any]:
    data = _data(page)
    if "name" in data or "jobDescription" in data:
        return data
    raise refuse(data, "no position")
