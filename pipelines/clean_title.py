"""The title as it is shown: the job without the advertiser's extras.

Requisition numbers, places, pay, work mode, hours, "(m/f/d)" and "Hiring now!" go; the wording, the order and the
capitals of the rest stay. The words that go are `vocabulary/title_noise.toml`.
"""

import re
from functools import cache
from typing import Any

from pipelines.title.lists import lists
from pipelines.vocabulary import load
from pipelines.vocabulary.phrases import LONGEST_TITLE, split_title

_CODE = r"(?:US|CA|C|S|A|NZ|HK)?\$|[£€₹]|Rs\.? ?|(?:INR|RM|MYR|USD|GBP|CAD|EUR|AUD|SGD|NZD|ZAR|PHP|AED|CHF) ?"
_MONEY = rf"(?:{_CODE})\d[\d,.]{{0,11}} ?(?:[kKmM]\b)?\+?"
_BARE = r"\b\d[\d,.]{1,11} ?k?"
_EXTRAS = re.compile(
    "|".join(
        (
            r"\((?:[mwfdxhndiva]{1,3} ?[/|,*] ?){1,3}[mwfdxhndiva*]{1,3}\)",  # (m/f/d)
            # pay, with the words about it
            r"(?:\b(?:up to|from|between|earn|paying|pays?|starting at|starts? at|salary|OTE|@) ?:? ?)?"
            rf"(?:{_MONEY}|{_BARE}(?= ?[£€$]| ?[-–—] ?{_BARE} ?[£€$]))"
            rf"(?: ?(?:-|–|—|to|and) ?(?:{_MONEY}|\d[\d,.]{{0,11}} ?k?\b))?"
            r"(?: ?[£€$])?(?: ?(?:lakhs?|lacs?|LPA|crores?)\b)?"
            r"(?: ?(?:/|per|an?|p\.?) ?(?:hour|hr|h|a|annum|year|yr|month|mo|week|wk|day)\b\.?)?"
            r"(?: ?(?:hourly|weekly|bi-?weekly|semi-?monthly|monthly|annual(?:ly)?|yearly|daily|gross|salary|rate|pay"
            r"|OTE|LPA|DOE|plus bonus)\b){0,3}",
            r"\b\d[\d.]{0,5}(?: ?(?:-|to) ?\d[\d.]{0,5})? ?(?:LPA|lakhs?(?: per annum)?)\b",
            # requisition numbers, named, by their letters, or bare
            r"\b(?:req(?:uisition)?|job|ref(?:erence)?|posting|vacancy|position)(?: ?(?:id|no|number|code|ref))?"
            r"\.? ?[:#]{1,2} ?[\w/-]{2,20}",
            r"\b(?:req|job id|ref)\.? ?#? ?(?:[A-Z]{1,3}-?)?\d{3,12}\b",
            r"#\s?[\w-]{2,20}",
            r"\b(?:JR|REQ|R)[-_ ]?\d{3,12}\b",
            r"(?<![\w$£€.,])\d{4,12}(?![\w%+])",
            # how many, how long, which hours
            r"\b\d{1,2} ?(?:openings?|positions?|vacancies|posts?)\b",
            r"\b\d{1,2} ?(?:months?|mths?)\.?(?: (?:FTC|contract|fixed term(?: contract)?|maternity cover))?",
            r"\b\d{1,2}(?::\d\d)? ?(?:am|pm) ?(?:-|–|to) ?\d{1,2}(?::\d\d)? ?(?:am|pm)\b",
            r"\b\d{2}(?:\.\d)? ?(?:hours|hrs)(?: ?(?:/|per) ?week)?\b",
        )
    ),
    re.I,
)
_HINT = re.compile(r"[\d#(:]")  # no extra is without one of these
_PARTS = re.compile(r"( [-–—:] ?|[-–—:] | ?[|•·;~] ?| ?[([{] ?| ?[)\]}] ?|,(?!\d) ?|!+ ?)")
_EMPTY = re.compile(r"[(\[{]\s{0,3}[)\]}]")


@cache
def _words() -> dict[str, frozenset[str]]:
    noise: dict[str, Any] = load("title_noise.toml", occupation=None)
    words = {name: frozenset(entries) for name, entries in noise.items()}
    metros = (row["title"].partition(", ")[0] for row in load("metro_titles.csv", occupation=None))
    words["places"] |= {_plain(city) for metro in metros for city in (metro, *metro.replace("/", "-").split("-"))}
    words["starts"] = frozenset(phrase.split()[0] for phrase in words["leading"])
    words["ends"] = frozenset(phrase.split()[-1] for phrase in words["noise"] | words["places"] if phrase)
    return words


_PLAIN = str.maketrans({"-": " ", "/": " ", "+": " ", ".": None, "'": None, "’": None})


def _plain(part: str) -> str:
    return " ".join(part.lower().translate(_PLAIN).split())


def _is_noise(plain: str) -> bool:
    kinds = _words()
    return plain in kinds["noise"] or plain in kinds["places"] or plain in kinds["regions"]


def _names_job(part: str) -> bool:
    words = split_title(part)
    marked = any(mark.value.kind != "familiar" for mark in lists().marks.find(words))
    return marked or bool(lists().nouns.find(words))


def _trim(part: str) -> str:
    """The part without noise at its ends ("Remote Collector", "Collector Full Time", "Collector in Leeds")."""
    cut = part.lower().rfind(" in ")
    if cut > 0 and (_is_noise(_plain(part[cut + 4 :])) or not _names_job(part[cut + 4 :])):
        part = part[:cut]
    words, kinds = part.split(), _words()
    while len(words) > 1:
        first, last = _plain(words[0]), _plain(words[-1])
        if first and last and first.split()[0] not in kinds["starts"] and last.split()[-1] not in kinds["ends"]:
            break
        for count in range(min(3, len(words) - 1), 0, -1):
            if _plain(" ".join(words[:count])) in kinds["leading"]:
                words = words[count:]
                break
            last, rest = _plain(" ".join(words[-count:])), words[:-count]
            noise = last in kinds["noise"] or (last in kinds["places"] and _names_job(" ".join(rest)))
            if noise and rest[-1].lower() not in kinds["binding"]:
                words = rest
                break
        else:
            break
    return " ".join(words)


def _cased(text: str) -> str:
    """A title all in capitals or all in small letters, in the usual case; any other as it is."""
    if not (text.isupper() or text.islower()) or sum(map(str.isalpha, text)) < 4:
        return text

    def word(found: re.Match[str]) -> str:
        plain = found[0].lower()
        if plain in _words()["acronyms"]:
            return plain.upper()
        return plain if found.start() and plain in _words()["small_words"] else plain.capitalize()

    return re.sub(r"[^\W_][\w']*", word, text)


def clean_title(text: str) -> str:
    """The title to show: `text` without requisition numbers, places, pay, work mode, hours and calls to apply.

    Where nothing would be left, the whole text (blanks aside) is the title.

    >>> clean_title("Collections Specialist II - Remote ($20 - $22/hr) - Req #10442")
    'Collections Specialist II'
    >>> clean_title("SENIOR CREDIT CONTROLLER (m/f/d), Leeds")
    'Senior Credit Controller'
    >>> clean_title("Account Specialist, Collections")
    'Account Specialist, Collections'
    """
    whole = " ".join(text[:LONGEST_TITLE].split())
    told = " ".join(_EXTRAS.sub(" ", whole).split()) if _HINT.search(whole) else whole
    pieces = _PARTS.split(_EMPTY.sub(" ", told))
    parts, breaks = pieces[::2], pieces[1::2]
    keep = [_trim(part.strip(" ,-–—|:#!*/+&@")) for part in parts]
    for at, part in enumerate(keep):
        plain = _plain(part)
        region = (
            plain in _words()["regions"]
            or plain in _words()["places"]
            or (part.isupper() and plain in _words()["codes"])
        )
        if at and region and "," in breaks[at - 1] and keep[at - 1] and at > 1 and not _names_job(keep[at - 1]):
            keep[at - 1] = ""
        if _is_noise(plain) or (at and region):
            keep[at] = ""
    shown, opened = "", False
    for at, part in enumerate(keep):
        if not part:
            opened = opened and not any(mark in breaks[at] for mark in ")]}") if at < len(breaks) else opened
            continue
        before = breaks[at - 1] if at else ""
        if not shown:
            shown = part
        elif any(mark in before for mark in "([{"):
            shown, opened = f"{shown} ({part}", True
        elif "," in before:
            shown = f"{shown}, {part}"
        else:
            shown = f"{shown} - {part}" if before.strip() not in (")", "]", "}") else f"{shown} {part}"
        if opened and at < len(breaks) and any(mark in breaks[at] for mark in ")]}"):
            shown, opened = shown + ")", False
    return _cased(shown + (")" if opened else "") or whole)
