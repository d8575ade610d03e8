"""Reads the one figure of money that begins at a digit: its amount, and the sign, multiple, plus and period with it."""

import re
from dataclasses import dataclass

from pipelines.money import find_form, read_digits, read_multiple
from pipelines.salary.following import HUMP, period_after, words_after
from pipelines.salary.signs import BLANKS, form_after, form_before, run_on_code, signs

_NUMBER = re.compile(r"[0-9]+(?:[.,'’][0-9]+){0,5}")
#: An amount in which nothing is doubtful, and what may follow it so that nothing more belongs to it: most of those
#: with a sign are so, and are read in a third of the time.
_PLAIN = re.compile(
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,6})(?:\.[0-9]{2})?"
    r"(?=[ \n;!?]|[,.:](?![0-9])|$)(?![ \u00a0\u2007\u2009\u202f][0-9])"
)
_PLAIN_ENDS = frozenset(("", *"\n,.;:!?"))
_LETTERS_ONLY = ("?r", "?P")  # rand and peso, which a small number makes a name: "R5"
_SHORT_NUMBER = re.compile(r"[0-9]{1,4}(?![0-9]|[.,'’][0-9])")
_SPACED = re.compile(r"(?:[ \u00a0\u2007\u2009\u202f][0-9]{3}(?![0-9])){1,3}(?:[.,][0-9]{2}(?![0-9]))?")
_RANGE_CAME = re.compile(r"[0-9]{1,3}[ \u00a0\u2009\u202f][0-9]{3}\s?(?:[-–]|to)\s?$")
_RANGE_GOES_ON = re.compile(r"\s?[-–]\s?[0-9]{1,3}[ \u00a0\u2009\u202f][0-9]{3}(?![0-9])")
_PLANS = ("401", "403", "457")  # sections of the US tax code that name pension plans
_PLAN = re.compile(r"\s?\(?[kb]\)?", re.IGNORECASE)
_MULTIPLE = re.compile(
    r"k(?![A-Za-z])|k(?=[A-Z][a-z])|[mb](?![A-Za-z'’])|mm(?![a-z])|bn(?![a-z])|l(?![A-Za-z'’])|lpa(?![a-z])"
    r"|[ \u00a0](?:k(?![A-Za-z'’])|l(?![A-Za-z'’])|lpa\b|mn?\b|bn?\b|mm\b)"
    r"|[ \u00a0-]?(?:lakhs?|lacs?|crores?|cr|thousand|grand|million|billion|trillion|mil|mio|mn)\b",
    re.IGNORECASE,
)
_MULTIPLE_BEGINS = frozenset("kKmMbBlLtTgGcC -\u00a0")
_ENDS = frozenset("\n,.;:!?\"'-–—")  # nothing that belongs to a figure begins with these
_DECADE = re.compile(r"[kK]?['’]?s\b")  # the high $50's, mid 60s
_CLOCK = re.compile(r"p\.?m\.?$", re.IGNORECASE)
_COUNTED = re.compile(r"(?:[ ]?[-–—][ ]?[0-9]{1,3})?\+? ?([A-Za-z]{1,9})")
_LISTS = frozenset(("and", "or"))
_LISTED = re.compile(r" (?!up\b|above\b|more\b|over\b|higher\b|a\b|an\b)[a-z]")
_WORD_BEFORE = re.compile(r"[^\W\d_]+$")
_LETTERS = re.compile(r"[^\W\d_]+")
_JOINING = frozenset("-–—‑~_/&?−")


@dataclass(slots=True)
class Money:
    """One figure of a text. A single amount has `low` and `high` equal; `form` is the currency as of `find_form`."""

    start: int
    end: int
    low: float
    high: float
    form: str | None = None
    period: str | None = None
    multiple: float = 0.0
    plus: bool = False  # "$120,000+": this or more
    piece: bool = False  # "per case": pay for a piece of work, or the price of one
    doubt: str = ""  # see `money.read_digits`
    digits: str = ""
    joined: bool = False  # a range
    labelled: bool = False  # a range of a minimum and a maximum that are called so

    @property
    def bare(self) -> bool:
        """Whether nothing at the figure itself says that it is money."""
        return not (self.form or self.multiple or self.period)

    @property
    def exact(self) -> bool:
        """Whether a figure for an hour has the cents that counts have not: "17.50 an hour", not "17.5 an hour"."""
        return self.period == "hour" and self.digits[-3:-2] == "."


def _one_sided(text: str, at: int, apart: bool) -> bool:
    """Whether a plus sign that ends here says "and more", not "and something else"."""
    rest = text[at : at + 24].lstrip(BLANKS)
    if not rest or rest[0] in "\n),.;|/-–•":
        return True
    word = _LETTERS.match(rest)
    if word is None:
        return False
    return word[0].lower() in ("per", "a", "an") if apart else word[0].lower() not in words_after().additions


def _take_rest(text: str, money: Money, at: int) -> int:
    """Reads multiple, plus, currency and period after the digits into `money`, in any order; returns where they end."""
    if _foreign_word(text, at):
        return at
    if text[at : at + 1] in _MULTIPLE_BEGINS and (multiple := _MULTIPLE.match(text, at)):
        word = multiple[0].strip(" \u00a0-")
        if times := read_multiple(word) if money.form or len(word) > 1 or word in "kKL" else None:
            amount = float(money.digits.replace(",", ".")) if money.doubt else money.low  # 2.500K, 90,5k
            money.low = money.high = round(amount * times, 4)
            money.multiple, money.doubt, at = times, "", multiple.end()
            if word.lower() == "lpa":
                money.period = "year"
    for _ in range(4):
        following = text[at : at + 2]
        if not following or following[0] in _ENDS or _foreign_word(text, at):
            break
        if following == "/-":  # as rupees are written: Rs 18,000/-
            at += 2
            continue
        if "+" in following and not money.plus:
            spot = text.index("+", at) + 1
            if _one_sided(text, spot, spot - at > 1):
                money.plus, at = True, spot
                continue
        if not money.period:
            money.period, end, piece = period_after(text, at)
            money.piece |= piece
            if money.period:
                at = end
                continue
        form, end = form_after(text, at, money.form is not None)
        if not form or (money.form and not money.form.startswith("?")):
            break
        money.form, at = form, end
    return at


def _foreign_word(text: str, at: int) -> bool:
    """Whether a blank and a word follow that can belong to no figure."""
    if text[at : at + 1] != " ":
        return False
    word = _LETTERS.match(text, at + 1)
    return word is not None and word[0].lower() not in words_after().known and not HUMP.match(word[0])


def only_counts(text: str, at: int) -> bool:
    """Whether the number at `at` plainly counts something, told by a glance at its neighbours.

    It is short and whole, with no sign or code before it, and what follows cannot make it money: so most numbers of a
    posting are passed over at a tenth of what reading them costs.

    >>> only_counts("with 5 years", 5), only_counts("3-5 years", 0), only_counts("B2B", 1)
    (True, True, True)
    >>> only_counts("$5 more", 1), only_counts("at 18 per hour", 3), only_counts("RM3", 2)
    (False, False, False)
    """
    found = _SHORT_NUMBER.match(text, at)
    if found is None:
        return False
    words = words_after()
    before = text[at - 1] if at else "\n"
    if before.isalpha():
        word = _WORD_BEFORE.search(text, max(at - 7, 0), at)
        return word is None or (find_form(word[0]) is None and run_on_code(text, at) is None)
    end = found.end()
    following = text[end : end + 1]
    if before in _JOINING or following in _JOINING:
        counted = _COUNTED.match(text, end)
        return counted is not None and counted[1].lower() in words.counted
    if before not in BLANKS and before not in "\n(":
        return False
    if found[0] in _PLANS:
        return following == "("
    lead = text[max(at - 9, 0) : at].split()
    last = lead[-1].lower().lstrip("([:-/") if lead else ""
    if last and (last[-1] in signs() or last[-1] in _JOINING or last[-1] in "¬¹;"):
        return False
    if following == "+":
        end += 1
        following = text[end : end + 1]
    if last in words.joins:  # the end of a range, unless it counts hours or the like
        counted = _COUNTED.match(text, end)
        return counted is not None and counted[1].lower() in words.counted
    if last.rstrip(".") in words.short_forms or last in words.short_forms:
        return False
    if following == " ":
        end += 1
    elif not following.isalpha():
        return following in '%.,;:)\n!"”'
    word = _LETTERS.match(text, end)
    if word is None:
        return False
    lowered = word[0].lower()
    if lowered in words.known:
        return lowered in _LISTS and _LISTED.match(text, word.end()) is not None  # "a team of 18 and answer for"
    return not HUMP.match(word[0])


def _spaced_out(text: str, at: int, end: int, form: str | None) -> int:
    """Where a number written in groups with blanks between ends ("85 000"); `end` where it is not so written."""
    spaced = _SPACED.match(text, end) if text[end : end + 1] in BLANKS else None
    if not spaced or (spaced[0].strip()[-3:] in _PLANS and _PLAN.match(text, spaced.end())):
        return end
    sure = text[end] != " " or (form and (form != "?$" or spaced[0].endswith("00")))
    goes_on = _RANGE_GOES_ON.match(text, spaced.end()) or _RANGE_CAME.search(text[max(at - 14, 0) : at])
    if sure or goes_on or form_after(text, spaced.end(), False)[0] or period_after(text, spaced.end())[0]:
        return spaced.end()
    return end


def _names_something(text: str, money: Money) -> bool:
    """Whether a small number is an hour of the day ("8pm"), a part of a name ("RS232") or runs on into a word."""
    if money.multiple or money.low >= 100 or (money.form and money.form not in _LETTERS_ONLY):
        return money.bare and text[money.end : money.end + 1].isalpha()
    if money.period is None:
        return money.form is not None or text[money.end : money.end + 1].isalpha()
    if money.period not in ("hour", "day"):
        return True  # "Zone 1 annual base": nobody is paid a few units a month
    return _CLOCK.search(text, max(money.end - 5, 0), money.end) is not None


def read_figure(text: str, at: int) -> tuple[Money | None, int]:
    """The figure whose first digit stands at `at`, None where the number counts something else; and where to go on.

    >>> money, go_on = read_figure("CA$60.5K+ yearly", 3)
    >>> money.low, money.form, money.period, money.plus, (money.start, money.end)
    (60500.0, 'CAD', 'year', True, (0, 16))
    >>> read_figure("S/T70", 3), read_figure("at 8:30am", 3), read_figure("401(k)", 0)
    ((None, 5), (None, 4), (None, 3))
    """
    form, begin = form_before(text, at)
    if form and form not in _LETTERS_ONLY and (plain := _PLAIN.match(text, at)):
        end = plain.end()
        if text[end : end + 1] in _PLAIN_ENDS or _foreign_word(text, end):
            amount = float(plain[0].replace(",", ""))
            return Money(begin, end, amount, amount, form, digits=plain[0]), end
    found = _NUMBER.match(text, at)
    if found is None:
        return None, at + 1
    end, digits = found.end(), found[0]
    before = text[at - 1] if at else " "
    inside = before in ".,:/'" and text[at - 2 : at - 1].isdigit()
    if not form and (before.isalnum() or before in "#_@" or inside):
        return None, end
    if digits in _PLANS and not form and _PLAN.match(text, end):
        return None, end
    if len(digits) <= 3:
        end = _spaced_out(text, at, end, form)
        digits = text[at:end]
    following = text[end : end + 1] or " "
    if len(digits) > 24 or following in "%°" or (following == ":" and text[end + 1 : end + 2].isdigit()):
        return None, end
    if following in "kKs'’" and _DECADE.match(text, end):
        return None, end
    read = read_digits(digits)
    if read is None:
        return None, end
    money = Money(begin, end, read[0], read[0], form, doubt=read[1], digits=digits)
    money.end = _take_rest(text, money, end)
    if _names_something(text, money):
        return None, end
    return money, money.end
