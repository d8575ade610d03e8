"""Into which questions a search is split that answers only so many of its results: by the counts of its facets.

Not a kind of board. A facet is a parameter with values, each with an id and a count of the results it would leave;
facets may stand in groups of any depth. A result with two values counts under both, one without a value under none, so
the counts of a facet together are at least or at most the results.
"""

from collections.abc import Container, Iterator, Mapping

from spiders.boards.fields import words

VALUES = 100
"""How many values one question names; many more are refused."""
Values = list[tuple[str, int]]


def read_facets(given: object, leave_out: Container[str]) -> dict[str, Values]:
    """The facets of an answer out of their groups: by parameter the ids of the values, each with its count.

    >>> places = {"facetParameter": "locations", "values": [{"id": "reno", "count": 7}, {"id": "none", "count": 0}]}
    >>> read_facets([{"facetParameter": "group", "values": [places]}], ())
    {'locations': [('reno', 7)]}
    """
    found: dict[str, Values] = {}
    stack = [given]
    while stack:
        node = stack.pop()
        inner = node if isinstance(node, list) else _get(node, "values")
        name = words(_get(node, "facetParameter"))
        for value in inner if isinstance(inner, list) else []:
            own, count = words(_get(value, "id")), _get(value, "count")
            if isinstance(value, dict) and (isinstance(node, list) or "values" in value):
                stack.append(value)
            elif name and own and name not in leave_out and isinstance(count, int) and count > 0:
                found.setdefault(name, []).append((own, count))
    return found


def count_most(facets: Mapping[str, Values]) -> int:
    """How many results the widest facet counts."""
    return max((_count(values) for values in facets.values()), default=0)


def choose(facets: Mapping[str, Values], enough: int, cap: int) -> tuple[str, Values]:
    """Of the facets that count `enough` results the one that splits best: no value over the cap, then few values.

    >>> choose({"time": [("full", 3000)], "family": [("a", 1500), ("b", 1500)], "rare": [("x", 9)]}, 3000, 2000)
    ('family', [('a', 1500), ('b', 1500)])
    """
    covering = [(name, values) for name, values in facets.items() if _count(values) >= enough]
    return min(covering, key=lambda facet: (max(count for _, count in facet[1]) >= cap, len(facet[1])))


def pack(values: Values, cap: int) -> Iterator[list[str]]:
    """Ids together as far as their results stay below the cap, so that many small values cost few questions.

    >>> list(pack([("north", 900), ("south", 900), ("west", 900), ("all", 5000)], 2000))
    [['north', 'south'], ['west'], ['all']]
    """
    ids: list[str] = []
    together = 0
    for own, count in values:
        if ids and (together + count >= cap or len(ids) == VALUES):
            yield ids
            ids, together = [], 0
        ids.append(own)
        together += count
    if ids:
        yield ids


def _count(values: Values) -> int:
    return sum(count for _, count in values)


def _get(value: object, key: str) -> object:
    return value.get(key) if isinstance(value, dict) else None
