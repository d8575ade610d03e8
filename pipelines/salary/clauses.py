"""Cuts out the words around a figure: what leads to it in its clause, the line above, and what follows."""

import re

from pipelines.salary.cues import lists, split_words

LOOK_BACK, LOOK_AHEAD = 260, 90  # characters
SENTENCE = re.compile(r"[.!?][\"'”)\]]?\s+")

_MOST_WORDS = 34
_CLAUSE_END = re.compile(r"[.!?][\"'”)\]]?\s+|\n")
_LAST_WORD = re.compile(r"[A-Za-z]*$")
_BULLETS = frozenset("-–—•*·▪●◦")
_BULLET = re.compile(r"[-–—•*·▪●◦]|\d{1,2}[.)]\s")


def words_behind(text: str, end: int, following: int) -> tuple[list[str], bool]:
    """The words after a figure that ends at `end`, to the end of its clause or the next figure, and which it was.

    >>> words_behind("$18 an hour. Bonus $50", 3, 19), words_behind("$18 plus $50", 3, 9)
    ((['an', 'hour'], False), (['plus'], True))
    """
    limit = min(end + LOOK_AHEAD, following)
    tail = text[end:limit]
    if tail[:1].isalnum():
        tail = ""
    elif tail[:2] == ". " and tail[2:3].islower():
        tail = tail[1:]  # the full stop of "p.a. plus benefits"
    stop = _CLAUSE_END.search(tail)
    return split_words(tail[: stop.start()] if stop else tail), limit == following and not stop


def words_before(text: str, start: int) -> tuple[list[str], str, bool]:
    """The words that lead to a figure in its clause, the line above or else the short sentence before, and which.

    >>> words_before("Compensation:\\n- from $18", 21), words_before("We pay. Here $18", 13)
    ((['from'], 'Compensation:', True), (['here'], 'We pay', False))
    """
    window = text[max(0, start - LOOK_BACK) : start]
    line_at = window.rfind("\n") + 1
    clause = _last_sentence(window[line_at:])
    own = split_words(clause)[-_MOST_WORDS:]
    if len(own) > 1 and own[0] in _BULLETS:
        del own[0]
    if len(clause) > 60:
        return own, "", False
    if line_at and len(clause) == len(window) - line_at:
        above = window[:line_at].rstrip()
        heading = above[above.rfind("\n") + 1 :].strip()
        colon = heading.endswith(":")
        fits = len(heading) <= (160 if colon else 60) and (colon or not _BULLET.match(heading))
        return own, heading if fits else "", True
    heading = _last_sentence(window[line_at : len(window) - len(clause)].rstrip()[:-1])
    return own, heading if len(heading) <= 40 else "", False


def _last_sentence(line: str) -> str:
    """What follows the last mark that ends a sentence; the full stop of an abbreviation ends none."""
    stops = [*SENTENCE.finditer(line)]
    for stop in reversed(stops[-6:]):
        at = stop.start()
        word = _LAST_WORD.search(line[max(at - 12, 0) : at])
        if line[at] != "." or not word or not word[0] or word[0].lower() not in lists().abbreviated:
            return line[stop.end() :]
    return line
