"""How much of a week a sentence gives to one place: days counted, weekdays named, shares, alternate weeks.

Every pattern is of bounded length and is tried on a short piece of a sentence only (`pipelines.work_mode.rules`).
"""

import re

_NUMBERS = {"a": 1, "one": 1, "once": 1, "two": 2, "twice": 2, "couple": 2, "few": 2, "some": 2, "several": 3}
_NUMBERS |= {"three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12}
_COUNT = r"\b(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve"
_TO = r"\)?(?:\s?(?:-|to|or)\s?(\d|two|three|four|five))?(?:\s?\(\w{1,5}\))?\+?"
_MONTHLY = r"\s?(?:per|a|each|every|/)\s?(?:month|quarter|year|annum)"
_DAYS = re.compile(
    rf"{_COUNT}|few|some|several|couple of){_TO}"
    r"(?:\s?x\b(?!\s?\d)|\s?-?\s?(?:(?:full|work|working|office|in-office|on-?site|remote|wfh|anchor|set|\0)\s){0,2}days?\b"
    rf"(?!\s(?:work\s?)?week\b)|\stimes\b)(?!{_MONTHLY})|\b(once|twice)\s(?:(?:a|per|each|every)\sweek|weekly)\b"
)
_A_MONTH = re.compile(rf"{_COUNT}){_TO}\s(?:working\s)?days\s?(?:per|a|each|every|/)\s?month")
_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = r"(mon|tue|wed|thu|fri|sat|sun)(?:s|rs|nes|urs|ur)?(?:days?)?"
_RANGE = re.compile(rf"\b{_DAY}\.?\s?(?:-|to|through|thru|till|until)\s?{_DAY}\b")
_NAMED = re.compile(rf"\b{_DAY}\b")
_SHARE = re.compile(
    r"\b(?:\d\d?\s?%|half|part|some|most|a third|two thirds|the rest|the remainder|the middle)\s(?:of\s)"
    r"(?:(?:the|your|their|our|each)\s)?(?:working\s)?(?:time|week|hours|days|month)\b"
    r"|\b(?:every other|alternat(?:e|ing|ive)|every second)\s(?:weeks?|days?|fridays?|mondays?)\b"
    r"|\b(?:half|rest|remainder|others?|otherwise)\s(?:\w{1,8}\s){0,2}?(?:in|at|from|working|work|remote|on)\b"
)
_OTHERWISE = re.compile(r"^\W{0,2}(?:otherwise|(?:for\s)?the (?:rest|remainder)|(?:on\s)?the others?)\b")
_TRAVEL = re.compile(r"\b(?:travel|commission|bonus)\w{0,3}\b")


def count_days(before: str, after: str) -> int:
    """The most days a week that a sentence counts or names around a word, 0 where it counts none.

    >>> count_days("you work two or three days a week ", " of the year"), count_days("on ", " tuesday to thursday")
    (3, 3)
    >>> count_days("eight hours a day ", ""), count_days("", " one day a month")
    (0, 0)
    """
    near = f"{before[-70:]}\0{after[:70]}"
    days = 0
    if "day" in near or "week" in near or "times" in near:
        counted = [_NUMBERS.get(one.split()[0]) or int(one) for found in _DAYS.findall(near) for one in found if one]
        days = max((number for number in counted if number <= len(_WEEK)), default=0)
    return days or _weekdays(f"{before[-40:]}\0{after[:50]}")


def is_shared(before: str, after: str) -> bool:
    """Whether only a part of the time is given to what a word says: "half of the week", "8 days a month".

    >>> is_shared("about 40% of your time in the ", ""), is_shared("with 25% travel from the ", "")
    (True, False)
    """
    near = f"{before[-60:]}\0{after[:60]}"
    if (_may_share(near) and _SHARE.search(near)) or _OTHERWISE.match(after):
        return not _TRAVEL.search(near)
    return "month" in near and any(
        (_NUMBERS.get(one) or int(one)) >= 4 for found in _A_MONTH.findall(near) for one in found if one
    )


def _may_share(text: str) -> bool:
    """Whether a text holds what every match of a share does: a cheap question before a dear one."""
    if "other" in text or "half" in text or "rest" in text or "remainder" in text:
        return True
    if "time" in text or "day" in text or "week" in text or "month" in text or "hours" in text:
        return "of " in text or "alternat" in text or "second" in text
    return False


def _weekdays(text: str) -> int:
    if not any(part in text for part in ("day", "mon", "thu", "fri")):
        return 0
    for first, last in _RANGE.findall(text):
        return (_WEEK.index(last) - _WEEK.index(first)) % 7 + 1
    return len(set(_NAMED.findall(text)))
