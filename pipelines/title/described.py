"""What a description says of a title that leaves its sense open: collecting, a neighbour's work or another trade.

`vocabulary/collections/evidence.csv` sorts the words: debt is the sense of this occupation, receivables, billing,
credit and servicing are its neighbours, every other sense is a homonym's.
"""

import re

from pipelines.title.lists import lists
from pipelines.vocabulary.phrases import flatten

# The senses of the neighbouring jobs, and the role each gives a clerical title.
NEIGHBOURS = {
    "receivable": "accounts_receivable",
    "billing": "billing",
    "credit": "credit_analyst",
    "servicing": "other_adjacent",
}
OFFICE_SENSES = frozenset({"sales", "market", "advice"})
SURE = 4  # the weight of debt that a mention or two in passing does not bring
TELLING, SPEAKING = 85, 160  # characters in which a collector's description speaks of debt, and more than in passing
# The weight of debt that a short, a middling and a long description need to bring a title in, by its default.
SHORT, LONG = 400, 1_500
ENOUGH = {"adjacent": (3, 6, 8), "doubt": (3, 6, 6), "clerical": (5, 8, 8), "out": (4, 8, 10)}
# "Delinquency is handled by legal": what others do is no duty of this job.
_OTHERS = re.compile(
    r"[^.;:]{0,40}? (?:is|are) (?:(?:handled|made|done|worked|pursued|managed|chased|dealt with|taken) by (?!you)"
    r"|(?:handed|passed|referred|transferred|escalated) to (?!you))"
)

Hit = tuple[int, str, tuple[str, int]]


def _is_ours(flat: str, phrase: str, end: int) -> bool:
    """Whether a debt is no matter of others: not "pass arrears cases to", nor "delinquency is handled by"."""
    stem = phrase.rstrip("*")
    while True:
        theirs = flat.endswith(("pass ", "escalate "), 0, end - len(stem))
        done = flat.find(" by ", end, end + 60) + flat.find("ed to ", end, end + 60)
        if not theirs and (done == -2 or not _OTHERS.match(flat, end)):
            return True
        again = flat.find(stem, end)
        if again < 0:
            return False
        end = again + len(stem)


def _weighs(flat: str, hits: list[Hit], needed: int) -> bool:
    """Whether the mentions of debt that are this job's own weigh as much as is needed."""
    for end, phrase, (sense, weight) in hits:
        if sense == "debt" and _is_ours(flat, phrase, end):
            needed -= weight
            if needed <= 0:
                return True
    return False


def _outweighed(fallen: str, debt: int, near: int) -> int:
    """What another sense must outweigh. An employer's trade has many words, so debt spoken of counts double."""
    if fallen == "core":
        return 2 * debt if debt >= SURE else debt
    return max(debt, near)


def _tell(hits: list[Hit], sense: str) -> str:
    phrases = [phrase.rstrip("*") for _, phrase, (of, _) in hits if of == sense]
    return "description: " + ", ".join(phrases[:3])


def judge(description: str | None, default: str) -> tuple[str, str | None]:
    """The scope by the description's own words, and those words; the default where they do not outweigh it.

    `doubt`, `clerical` and `out` are out by default; `out` asks for more words of debt to come in, and the first two
    may turn out a neighbour's work: "adjacent:billing". A `settled` title falls only to a description that speaks of
    another sense and not once of debt.

    >>> judge("Call customers on past due accounts and arrange payment plans.", "doubt")
    ('core', 'description: past due, arrange payment')
    >>> judge("Past due accounts are handled by our legal team.", "doubt")
    ('out', None)
    """
    fallen = {"core": "core", "settled": "core", "adjacent": "adjacent"}.get(default, "out")
    if not description:
        return fallen, None
    flat = flatten(description)
    hits = lists().evidence.firsts(flat)
    scores: dict[str, int] = {}
    for _, _, (sense, weight) in hits:
        scores[sense] = scores.get(sense, 0) + weight
    debt = scores.pop("debt", 0)
    near, nearest = max((scores.pop(sense, 0), sense) for sense in NEIGHBOURS)
    if fallen == "adjacent":  # nobody takes an account representative for a dustman: the employer's trade shows
        scores = {sense: score for sense, score in scores.items() if sense in OFFICE_SENSES}
    other = max(scores, key=lambda sense: scores[sense], default="")
    against = scores.get(other, 0)
    length = len(description)
    if default == "settled":
        return ("core", None) if debt or against < 4 else ("out", _tell(hits, other))
    if default == "core" and debt < 2 and (against >= 2 or length >= (SPEAKING if debt else TELLING)):
        return "out", _tell(hits, other) if against else "description: nothing of debt"
    if fallen != "out" and against >= 4 and against > _outweighed(fallen, debt, near):
        return "out", _tell(hits, other)
    enough = 1 if fallen == "core" else ENOUGH[default][(length > SHORT) + (length > LONG)]
    needed = enough if fallen == "core" else max(enough, near, against + 1)
    if debt >= needed and (fallen == "core" or _weighs(flat, hits, needed)):
        return "core", _tell(hits, "debt")
    if default in ("clerical", "doubt") and near >= 4 and near > against:
        return f"adjacent:{NEIGHBOURS[nearest]}", _tell(hits, nearest)
    return fallen, None
