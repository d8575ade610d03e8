"""How one works: on site, hybrid or remote, as a line or a whole description states it, and which source to believe.

Of several modes that a text offers the most flexible counts; one that it insists on ("100% on-site", "fully remote")
outweighs the others, and what it says of the role outweighs what it says of the company. Sentences are read in
`pipelines.work_mode.statements`; the words of boards are in `vocabulary/work_modes.toml`.
"""

import re
from dataclasses import dataclass
from functools import cache
from itertools import islice

from pipelines.vocabulary import load
from pipelines.work_mode.statements import LINE, Said, find_statements
from pipelines.work_mode.strength import FIRM, SURE, WEAK

#: From the least flexible to the most.
MODES = ("on_site", "hybrid", "remote")

#: Statements of one text that are weighed.
MOST = 200

_MODE = r"(?:remote(?:ly)?|hybrid|on-?site|in-?office|in-?person|wfh)"
_CHOICE = re.compile(
    rf"\b(?:or|either)\s(?:\w{{1,10}}\s){{0,3}}{_MODE}"
    rf"|{_MODE}\s?(?:/|,|or\s)\s?(?:or\s|and\s)?(?:\w{{1,8}}\s)?{_MODE}"
)


@dataclass(frozen=True, slots=True)
class WorkMode:
    """The work mode of a posting, None where nothing says. `conflict`: its sources differ, as `reason` tells."""

    value: str | None
    conflict: bool
    reason: str


def read_work_mode(text: str) -> str | None:
    """The work mode that a line or a description states: "on_site", "hybrid" or "remote"; None where it states none.

    Of several the most flexible; where remote work is ruled out, work is on site. Never raises.

    >>> read_work_mode("Hybrid - London"), read_work_mode("Remote or on-site"), read_work_mode("Not a remote position")
    ('hybrid', 'remote', 'on_site')
    >>> read_work_mode("You will support remote patient monitoring in a hybrid cloud, near our on-site gym.") is None
    True
    """
    return _judge(text)[0]


def decide_work_mode(stated: str | None, location_text: str | None, text: str | None) -> WorkMode:
    """The work mode by all that a posting says: its field, its location line and its description.

    The most flexible of what the sources say counts, as of several modes in one text, and is flagged where they differ.
    What a description says in passing is asked only where nothing else speaks. A flag ("isRemote") is true for hybrids
    on several boards: it does not contradict hybrid.

    >>> decide_work_mode(None, "US, TX, Remote", "This position is 100% on-site.")
    WorkMode(value='remote', conflict=True, reason='location says remote, text says on_site')
    >>> decide_work_mode("isRemote", "New York (Hybrid)", None)
    WorkMode(value='hybrid', conflict=False, reason='location says hybrid')
    """
    field, hint = _read_field(stated) if stated else (None, None)
    said, strength = _judge(text, field=False) if text else (None, 0)
    sources = [
        ("field", field),
        ("location", _judge(location_text, field=True)[0] if location_text else None),
        ("text", said if strength > WEAK else None),
    ]
    sources = [(source, mode) for source, mode in sources if mode]
    if hint and all(mode == "on_site" for _, mode in sources):
        sources.append(("flag", hint))
    if not sources and said:
        sources.append(("text", said))
    if not sources:
        unknown = stated and stated.strip()
        return WorkMode(None, False, f"the field's word is unknown: {unknown[:LINE]}" if unknown else "not stated")
    sources.sort(key=lambda source: -MODES.index(source[1]))
    value = sources[0][1]
    differing = [f"{source} says {mode}" for source, mode in sources[1:] if mode != value]
    return WorkMode(value, bool(differing), ", ".join([f"{sources[0][0]} says {value}", *differing]))


def _read_field(stated: str) -> tuple[str | None, str | None]:
    """The mode that a board's field states, and the one that it only hints at."""
    key = " ".join(re.findall(r"[a-z0-9]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", stated[:LINE]).lower()))
    words = _words()
    if mode := words["hint"].get(key):
        return None, mode
    if "/" in stated and {"remote", "hybrid"} <= set(key.split()):
        return "remote", None
    return words["stated"].get(key) or _judge(stated.replace("_", " "))[0], None


@cache
def _words() -> dict[str, dict[str, str]]:
    lists = load("work_modes.toml", occupation=None)
    return {name: {word: mode for mode, words in lists[name].items() for word in words} for name in ("stated", "hint")}


def _judge(text: str, field: bool | None = None) -> tuple[str | None, int]:
    """The mode of a text, and how firmly it is said."""
    found = list(islice(find_statements(text, field), MOST))
    if not found:
        return None, 0
    said = [_raised(one, found) for one in found]
    strongest = max(one.strength for one in said)
    least = SURE if strongest == SURE else min(strongest, FIRM)
    counted = [one for one in said if one.strength >= least]
    modes = {one.mode for one in counted}
    hybrid = [one for one in counted if one.mode == "hybrid" and not _CHOICE.search(one.sentence)]
    if hybrid and all(any(_meet(one, other) for other in hybrid) for one in counted if one.mode == "remote"):
        modes.discard("remote")  # "a hybrid schedule, remote on Fridays" is one mode, not two
    mode = max(modes, key=MODES.index)
    return mode, max(one.strength for one in counted if one.mode == mode)


def _raised(one: Said, said: list[Said]) -> Said:
    """A mode among others to choose from is said as firmly as they are: "remote, hybrid or on-site"."""
    if len(said) > 1 and _CHOICE.search(one.sentence):
        return one._replace(strength=max(other.strength for other in said if _meet(one, other)))
    return one


def _meet(one: Said, other: Said) -> bool:
    """Whether two statements stand in one sentence, as far as each was read."""
    return one.sentence[:40] in other.sentence or other.sentence[:40] in one.sentence
