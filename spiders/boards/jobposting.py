"""schema.org JobPosting, as JSON-LD or microdata has it, to a posting: each property in each shape found in the wild.

Properties as defined at schema.org/JobPosting and asked for by search engines; how they go wrong as counted over the
Web Data Commons of 2019: text where an object belongs and the reverse, lists anywhere, countries as name, code or
object, junk words for unknown, whole URLs for enumerations. An applicant's country stands for the place only where
there is no jobLocation. Only the description is HTML.
"""

import re
from collections.abc import Mapping
from typing import Any

from spiders.boards.basesalary import read_base_salary
from spiders.boards.fields import begin, instant, markup, place, plain, web, words
from spiders.items import Page, Posting

Node = Mapping[str, Any]
_UNKNOWN = frozenset(
    {
        *("", "-", "--", "n/a", "none", "null", "undefined", "unknown", "unavailable", "not applicable"),
        *("not available", "not specified", "tbd", "various", "string", "0"),
    }
)
# Of these the description of some sites holds nothing: sections of the page, told under names of their own.
_SECTIONS = {
    "responsibilities": "Responsibilities",
    "qualifications": "Qualifications",
    "skills": "Skills",
    "incentiveCompensation": "Incentive compensation",
}


def kind_of(node: Node) -> set[str]:
    """The types of a node in lower case, without their vocabulary.

    >>> kind_of({"@type": ["https://schema.org/JobPosting", "schema:Thing"]}) == {"jobposting", "thing"}, kind_of({})
    (True, set())
    """
    given = node.get("@type")
    if isinstance(given, str) and given.isalpha():
        return {given.lower()}
    given = node.get("@type", node.get("type", node.get("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")))
    return {_last(name).lower() for name in (given if isinstance(given, list) else [given]) if isinstance(name, str)}


def read_node(node: Node, page: Page, url: object = None, known: Mapping[str, Node] | None = None) -> Posting:
    """The posting of a JobPosting node. `url` is where its list says it is, `known` the page's nodes by `@id`."""
    node = _short(node)
    known = known or {}
    own = _text(node.get("url"), known, "@id", "url") or words(url)
    title = node.get("title") or node.get("name")
    link = web(own, page.url)
    if link and link.rstrip("/").count("/") < 3:
        link = None
    identifier = _text(node.get("identifier"), known, "value", "identifier")
    posting = begin(page, "jsonld", identifier, link or page.url, _first(title, known))
    posting.employer = _text(node.get("hiringOrganization"), known, "name", "legalName", "alternateName")
    posting.department = _text(node.get("employmentUnit"), known, "name", "department")
    posting.industry = _text(node.get("industry"), known, "name")
    posting.language = _text(node.get("inLanguage"), known, "alternateName", "name")
    posting.posted_on = _day(node.get("datePosted"), known)
    posting.valid_through = _day(node.get("validThrough"), known)
    posting.employment_type = _enumeration(node.get("employmentType"), known)
    posting.work_mode = _enumeration(node.get("jobLocationType"), known)
    posting.education = _requirement(node.get("educationRequirements"), known)
    posting.experience = _requirement(node.get("experienceRequirements"), known)
    posting.places, posting.country = _places(node.get("jobLocation"), known)
    if not posting.places:
        posting.places, posting.country = _places(node.get("applicantLocationRequirements"), known)
    posting.location_text = "; ".join(posting.places) or None
    posting.pay, posting.salary_text = read_base_salary(node.get("baseSalary"), node.get("salaryCurrency"))
    posting.description = _description(node, known)
    return posting


def _last(name: str) -> str:
    return re.split(r"[/#:]", name.strip().rstrip("/#:"))[-1]


def _short(node: Any, depth: int = 0) -> Any:
    """A node whose keys carry no vocabulary ("schema:title", "https://schema.org/title"); a copy where they did."""
    if isinstance(node, list) and depth < 8:
        return [_short(item, depth + 1) for item in node]
    if not isinstance(node, dict) or depth >= 8:
        return node
    if depth == 0 and not any(":" in key for key in node):
        return node
    return {_last(key) if ":" in key else key: _short(value, depth + 1) for key, value in node.items()}


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _first(value: Any, known: Mapping[str, Node], *keys: str) -> Any:
    """What a value comes to: the first of a list, a value object's value, an object's `keys`, the node it refers to."""
    for _ in range(6):
        if isinstance(value, list):
            value = next((item for item in value if item not in (None, "", [], {})), None)
        elif isinstance(value, dict):
            node = known.get(value["@id"], value) if len(value) <= 2 and isinstance(value.get("@id"), str) else value
            value = next((node[key] for key in ("@value", *keys) if node.get(key) not in (None, "", [], {})), None)
        else:
            return value
    return None


def _text(value: Any, known: Mapping[str, Node], *keys: str) -> str | None:
    text = plain(_first(value, known, *keys))
    return None if text is None or text.casefold() in _UNKNOWN else text


def _day(value: Any, known: Mapping[str, Node]) -> str | None:
    value = _first(value, known)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return instant(value if abs(value) > 1e11 else value * 1000)
    return plain(value)


def _enumeration(value: Any, known: Mapping[str, Node]) -> str | None:
    named = [_text(item, known, "name", "@id") for item in _many(value)[:20]]
    return ", ".join(dict.fromkeys(_last(text) if "://" in text else text for text in named if text)) or None


def _requirement(value: Any, known: Mapping[str, Node]) -> str | None:
    texts = []
    for item in _many(value)[:20]:
        months = item.get("monthsOfExperience") if isinstance(item, dict) else None
        if (count := _text(months, known, "value")) and re.fullmatch(r"\d{1,4}(?:\.\d)?", count):
            texts.append(f"{count} months")
        elif text := _text(item, known, "credentialCategory", "name", "description"):
            texts.append(_last(text) if text.startswith(("http://", "https://")) else text)
    return "; ".join(dict.fromkeys(texts)) or None


def _places(value: Any, known: Mapping[str, Node]) -> tuple[list[str], str | None]:
    """Every place as one text, and the country of the first that names one."""
    places: list[str] = []
    countries: list[str] = []
    for item in _many(value)[:200]:
        place_node = known.get(str(item.get("@id")), item) if isinstance(item, dict) else item
        address = place_node.get("address", place_node) if isinstance(place_node, dict) else place_node
        found = [text for given in _many(address)[:200] for text in _of_address(given, known, countries)]
        if not found and isinstance(place_node, dict) and (name := _text(place_node.get("name"), known)):
            found = [name]
            if "country" in kind_of(place_node):
                countries.append(name)
        places += found
    return list(dict.fromkeys(places)), next(iter(countries), None)


def _of_address(given: Any, known: Mapping[str, Node], countries: list[str]) -> list[str]:
    if not isinstance(given, dict):
        text = _text(given, known)
        return [text] if text else []
    node = known.get(str(given.get("@id")), given)
    country = _text(node.get("addressCountry"), known, "name", "identifier", "alternateName")
    region = _text(node.get("addressRegion"), known, "name", "alternateName")
    if country:
        countries.append(country)
    found = []
    for item in (_many(node.get("addressLocality")) or [None])[:50]:
        text = place(_text(item, known, "name"), region, country)
        if text == country and not region:
            text = place(_text(node.get("postalCode"), known) or _text(node.get("streetAddress"), known), None, country)
        found.append(text)
    return [text for text in found if text]


def _description(node: Node, known: Mapping[str, Node]) -> str | None:
    whole = markup(_first(node.get("description"), known)) or ""
    parts = [whole]
    for key, heading in _SECTIONS.items():
        items = [markup(_first(item, known, "name", "description")) for item in _many(node.get(key))[:50]]
        text = "<br>\n".join(item for item in items if item)
        if text and text.casefold() not in _UNKNOWN and text not in whole:
            parts.append(f"<h3>{heading}</h3>\n{text}")
    return "\n".join(part for part in parts if part) or None
