"""Microseconds a posting of `normalize.row` and of each reader on texts of about 5 kB, beside what none can do without.

The limit is HTML to text and one overlapping Aho-Corasick pass with the phrases of the skills and nothing else, the
text with whichever is quicker, ours or resiliparse. The postings are the sample's, in its mix of in scope and out; two
descriptions of one board make a text of 4.5 to 5.5 kB. Each figure is the least of the turns, on one core, in CPU time.

    uv run python -m benchmarks.normalize [--postings 1000] [--turns 5]
"""

import argparse
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeVar
from urllib.parse import urljoin, urlsplit

import ahocorasick_rs
from resiliparse.extract.html2text import extract_plain_text

from pipelines import normalize
from pipelines.clean_title import clean_title
from pipelines.level import read_level
from pipelines.location import decide_work_mode
from pipelines.pay import state_pay
from pipelines.requirements import read_requirements
from pipelines.skills import find_skills
from pipelines.text import to_text
from pipelines.title import read_title
from pipelines.vocabulary.terms import read_lists
from pipelines.vocabulary.words import expand
from spiders import boards
from spiders.items import Page, Posting
from spiders.sample.answers import Answers
from spiders.sample.world import world

T = TypeVar("T")


def find_postings(count: int) -> Iterator[list[Posting]]:
    """The postings of each board of a sample of that size, read from the pages its site would answer."""
    shown = world(postings=count)
    answers = Answers(shown)
    for key, block in shown.sources().items():
        found: list[Posting] = []
        asked = [follow.url for follow in boards.KINDS[block["board"]].start(block)]
        known = set(asked)
        while asked:
            url = asked.pop()
            parts = urlsplit(url)
            status, _, body = answers.get(f"{parts.path}?{parts.query}")
            for thing in boards.read(Page(url, status, {}, body, datetime.now(UTC), key, block)):
                if isinstance(thing, Posting):
                    found.append(thing)
                elif (link := urljoin(url, thing.url)) not in known:
                    known.add(link)
                    asked.append(link)
        yield found


def lengthen(postings: Sequence[Posting], chance: random.Random) -> Iterator[Posting]:
    """Each posting with the description of another behind its own, if both together are about 5 kB of text."""
    for posting in postings:
        both = f"{posting.description}{chance.choice(postings).description}"
        if 4_500 <= len(to_text(both)) <= 5_500:
            yield replace(posting, description=both)


def phrases() -> list[str]:
    """Every phrase of the skills, without conditions."""
    cells = [row[column] for row in read_lists()["skills"] for column in ("phrases", "guarded")]
    parts = [part.strip() for cell in cells for pattern in cell.split("|") for part in pattern.split(" .. ")]
    return sorted({phrase.lower() for part in parts if part for phrase in expand(part)})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--postings", type=int, default=1_000)
    parser.add_argument("--turns", type=int, default=5)
    asked = parser.parse_args()
    normalize.load_vocabularies()
    chance = random.Random(2026)
    postings = [long for found in find_postings(4 * asked.postings) for long in lengthen(found, chance)]
    postings = chance.sample(postings, min(asked.postings, len(postings)))
    read = [(posting, to_text(posting.description or "")) for posting in postings]
    inside = [(one, text) for one, text in read if read_title(one.title, text).scope != "out"]
    automaton = ahocorasick_rs.AhoCorasick(phrases(), implementation=ahocorasick_rs.Implementation.ContiguousNFA)
    least: dict[str, float] = {}

    def measure(name: str, function: Callable[[T], object], items: Sequence[T]) -> None:
        started = time.process_time()
        for item in items:
            function(item)
        taken = (time.process_time() - started) / len(items) * 1e6
        least[name] = min(taken, least.get(name, taken))

    for _ in range(asked.turns):
        measure("row", normalize.row, postings)
        measure("row, in scope", normalize.row, [one for one, _ in inside])
        measure("to_text", lambda one: to_text(one.description or ""), postings)
        measure("resiliparse", lambda one: extract_plain_text(one.description or ""), postings)
        measure("Aho-Corasick", lambda one: automaton.find_matches_as_indexes(one[1].lower(), overlapping=True), read)
        measure("read_title", lambda one: read_title(one[0].title, one[1]), read)
        measure("clean_title", lambda one: clean_title(one.title), postings)
        measure("state_pay", lambda one: state_pay(one[0], one[1], "US", one[0].fetched_at.date()), read)
        measure("read_level", lambda one: read_level(one[0].title, one[1]), inside)
        measure("decide_work_mode", lambda one: decide_work_mode(None, None, one[1]), inside)
        measure("skills and requirements", lambda one: (find_skills(one[1]), read_requirements(one[1])), inside)
    print(f"{len(read):,} postings of {sum(len(text) for _, text in read) / len(read):,.0f} characters of text each")
    for name, taken in least.items():
        print(f"{name:24} {taken:7,.1f} us")
    limit = min(least["to_text"], least["resiliparse"]) + least["Aho-Corasick"]
    print(f"{1e6 / least['row']:,.0f} rows a second; limit {limit:,.0f} us; row / limit: {least['row'] / limit:.2f}")
    print("targets: a row in 600 us, and in at most 4 times the limit")


if __name__ == "__main__":
    main()
