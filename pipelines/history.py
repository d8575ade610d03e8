"""Since when and until when each posting was open: from the crawls alone, the same each time it is made.

A posting is closed after two conclusive crawls of its source without it, as of the first of them. Conclusive is a crawl
that came to its end and listed the whole source: the source ended as `ok`, `empty` or `not_modified`, and so did every
request of it, or as `gone` (the page of a posting that is no more). What was blocked, forbidden, broken or drifting
closes nothing; nor does a search, which may leave out what it found before.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import dataframely as dy
import polars as pl

from pipelines.ledger import WELL
from pipelines.schema import check_frame
from pipelines.store import Folder, read_json, read_parquet, write_parquet
from spiders.boards import KINDS

CLOSING = 2  # conclusive crawls without a posting that close it
FEW = 3  # where fewer postings take a new id at once and none stays, they were reposted; else the board has moved
ALIKE = 0.8  # Jaccard of three-word shingles from which two texts are one job's
_COLUMNS = ["posting_id", "source", "board", "title", "location_text", "city", "region", "country", "posted_on"]
_COLUMNS += ["content_hash", "fetched_at"]


class History(dy.Schema):
    """One row a posting: since when and until when it was seen, over all crawls of a folder."""

    posting_id = dy.String(description="as in `postings`")
    source = dy.String(description="key of the sources file")
    title = dy.String(nullable=True, description="title when it was first seen, as in `postings`")
    city = dy.String(nullable=True, description="city, as in `postings`")
    region = dy.String(nullable=True, description="ISO 3166-2 code")
    country = dy.String(nullable=True, description="ISO 3166-1 alpha-2 code")
    status = dy.String(regex="^(open|closed|moved)$", description="open, closed, or moved: it goes on as `moved_to`")
    first_seen = dy.Date(description="day of the first crawl that saw it")
    last_seen = dy.Date(description="day of the last crawl that saw it")
    posted_on = dy.Date(nullable=True, description="day it was posted, as the board said when it was first seen")
    changed_on = dy.Date(
        nullable=True, description="day of the last crawl that saw a change of title, place, pay or text"
    )
    closed_on = dy.Date(
        nullable=True, description="day of the first of two conclusive crawls of its source without it; null while open"
    )
    reposted_as = dy.String(nullable=True, description="the same job later under another id of its source")
    moved_to = dy.String(nullable=True, description="its id since its employer's board moved to another kind or token")
    crawls = dy.Int64(min=1, description="how many crawls saw it")

    @dy.rule()
    def seen_backwards(cls) -> pl.Expr:
        """The last sight comes before the first."""
        return pl.col("first_seen") <= pl.col("last_seen")

    @dy.rule()
    def closed_before_seen(cls) -> pl.Expr:
        """It was seen after it was closed."""
        return pl.col("closed_on").is_null() | (pl.col("last_seen") <= pl.col("closed_on"))


_SCHEMA: dict[str, Any] = {name: column.dtype for name, column in History.columns().items()}


@dataclass(slots=True)
class Life:
    """One posting through the crawls. `key` is its title and place; `crawl` the last one that saw it."""

    posting_id: str
    source: str
    board: str
    key: tuple[Any, ...]
    content_hash: str
    crawl: str
    first_seen: date
    last_seen: date
    posted_on: date | None
    facts: dict[str, Any]
    changed_on: date | None = None
    closed_on: date | None = None
    reposted_as: str | None = None
    moved_to: str | None = None
    crawls: int = 1
    missed: list[date] = field(default_factory=list)


def write_history(folder: Folder) -> pl.DataFrame:
    """`history/postings.parquet` anew from the crawls of a folder: one row a posting, ordered by its id."""
    lives: dict[str, Life] = {}
    texts = Texts(folder)
    for crawl in folder.crawls():
        rows = _read_crawl(folder, crawl)
        if rows is not None:
            _follow(lives, crawl, rows, _conclusive(folder, crawl), texts)
    names = list(_SCHEMA)
    made = [_state(life) for _, life in sorted(lives.items())]
    frame = pl.DataFrame([[row[name] for name in names] for row in made], schema=_SCHEMA, orient="row")
    write_parquet(folder.history() / "postings.parquet", check_frame(frame, History))
    return frame


def _read_crawl(folder: Folder, crawl: str) -> pl.DataFrame | None:
    files = folder.posting_files(crawl)
    frames = [read_parquet(file).select(_COLUMNS) for file in files]
    if not frames:
        return pl.DataFrame(schema=dict.fromkeys(_COLUMNS, pl.String)) if _conclusive(folder, crawl) else None
    return pl.concat(frames).sort("posting_id")


def _conclusive(folder: Folder, crawl: str) -> dict[str, date]:
    """The sources that a crawl listed whole, with the day. A crawl that did not come to its end listed none."""
    place = folder.ledger(crawl)
    if read_json(place / "crawl.json").get("reason") != "finished":
        return {}
    requests, sources = read_parquet(place / "requests.parquet"), read_parquet(place / "sources.parquet")
    whole = requests.group_by("source").agg(pl.col("outcome").is_in([*WELL, "gone"]).all())
    well = set(sources.filter(pl.col("outcome").is_in(WELL))["source"])
    day = date(int(crawl[:4]), int(crawl[4:6]), int(crawl[6:8]))
    return dict.fromkeys(well & set(whole.filter("outcome")["source"]), day)


def _follow(
    lives: dict[str, Life], crawl: str, rows: pl.DataFrame, conclusive: dict[str, date], texts: "Texts"
) -> None:
    """One crawl more: who is there, who is new, who changed, who is missed, who came back under another id."""
    there = set(rows["posting_id"])
    new, known = [], []
    for row in rows.iter_rows(named=True):
        day = row["fetched_at"].date()
        life = lives.get(row["posting_id"])
        if life is None:
            key = (row["title"] or "").casefold(), row["city"] or row["location_text"], row["region"], row["country"]
            facts = {name: row[name] for name in ("title", "city", "region", "country")}
            marks = row["posting_id"], row["source"], row["board"], key, row["content_hash"], crawl
            lives[row["posting_id"]] = life = Life(*marks, day, day, row["posted_on"], facts)
            new.append(life)
            continue
        if row["content_hash"] != life.content_hash:
            life.changed_on, life.content_hash = day, row["content_hash"]
        life.first_seen, life.last_seen = min(life.first_seen, day), max(life.last_seen, day)
        life.crawl, life.missed = crawl, []
        life.closed_on = life.reposted_as = life.moved_to = None
        life.crawls += 1
        known.append(life)
    gone = [life for life in lives.values() if life.posting_id not in there]
    _recognise(gone, new, known, texts)
    for life in gone:
        searched = getattr(KINDS.get(life.board), "SEARCHES", False)
        if life.source in conclusive and life.closed_on is None and life.moved_to is None and not searched:
            life.missed.append(conclusive[life.source])
            if len(life.missed) >= CLOSING:
                life.closed_on = max(life.missed[0], life.last_seen)


def _recognise(gone: list[Life], new: list[Life], known: list[Life], texts: "Texts") -> None:
    """Postings that are new under their id and known by title, place and text: reposted, or moved with their board."""
    if not new:
        return
    waiting: dict[tuple[Any, ...], list[Life]] = defaultdict(list)
    left: Counter[str] = Counter()  # how many postings of a source were open until now and are gone
    for life in gone:
        if life.reposted_as is None and life.moved_to is None:
            waiting[life.source, life.key].append(life)
            left[life.source] += not life.missed and life.closed_on is None
    kept = {life.source for life in known}
    moving = {source for source, count in left.items() if count >= FEW and source not in kept}
    for life in new:
        candidates = waiting[life.source, life.key]
        for before in sorted(candidates, key=lambda one: one.last_seen, reverse=True):
            if before.content_hash != life.content_hash and texts.likeness(before, life) < ALIKE:
                continue
            if before.closed_on is None and (life.board != before.board or life.source in moving):
                before.moved_to = life.posting_id
            else:
                before.reposted_as = life.posting_id
            candidates.remove(before)
            break


def _state(life: Life) -> dict[str, Any]:
    status = "moved" if life.moved_to else "closed" if life.closed_on else "open"
    names = ("posting_id", "source", "first_seen", "last_seen", "posted_on", "changed_on", "closed_on")
    told = {name: getattr(life, name) for name in (*names, "reposted_as", "moved_to", "crawls")}
    return told | life.facts | {"status": status}


class Texts:
    """Descriptions, read only for the few postings that must be compared."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._crawls: dict[str, dict[str, str | None]] = {}

    def likeness(self, one: Life, other: Life) -> float:
        """Jaccard of the three-word shingles of two descriptions; 0 where either was not kept."""
        here, there = (set(_shingles(self._text(life))) for life in (one, other))
        return len(here & there) / len(here | there) if here and there else 0.0

    def _text(self, life: Life) -> str:
        if life.crawl not in self._crawls:
            while len(self._crawls) >= 4:
                self._crawls.pop(next(iter(self._crawls)))
            frames = [read_parquet(file) for file in self._folder.posting_files(life.crawl)]
            told = pl.concat(frames)
            self._crawls[life.crawl] = dict(zip(told["posting_id"], told["description"], strict=True))
        return self._crawls[life.crawl].get(life.posting_id) or ""


def _shingles(text: str) -> Iterator[tuple[str, ...]]:
    words = text.casefold().split()
    return zip(words, words[1:], words[2:], strict=False)
