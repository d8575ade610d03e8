"""Keeps every page as fetched: who answered what, when; its body once, however often it comes."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

import polars as pl

from pipelines.store import CRAWL_ID, Folder, Parts, write_parquet
from spiders.items import Page

PAGES: dict[str, Any] = {
    "url": pl.String,
    "source": pl.String,
    "kind": pl.String,
    "fetched_at": pl.Datetime("us", "UTC"),
    "status": pl.Int32,
    "headers": pl.String,
    "sha256": pl.String,
    "block": pl.String,
    "sent": pl.String,
    "found": pl.String,
    "answered_at": pl.Datetime("us", "UTC"),
}
BODIES: dict[str, Any] = {"sha256": pl.String, "body": pl.Binary}
HELD_BYTES = 16 * 1024 * 1024
HELD_PAGES = 500


class Archive:
    """The pages of one crawl, written in parts: `pages/crawl=<id>/` and `bodies/`.

    A body that any crawl of this folder kept already is not kept again. `block` is the source's block as JSON, so that
    a page can be read again when the sources file has changed or is gone; `sent` is what was posted, `found` what its
    listing said, as JSON; `answered_at` is when the site last sent or confirmed the body. What was added since the last
    `flush` is lost by a kill, and nothing else.
    """

    def __init__(self, folder: Folder, crawl: str) -> None:
        self.folder = folder
        self.crawl = crawl
        self._pages = Parts(folder.pages(crawl))
        self._bodies = Parts(folder.bodies(), prefix=f"crawl={crawl}")
        self._kept = _digests(folder)
        self._page_rows: list[tuple[Any, ...]] = []
        self._body_rows: list[tuple[bytes, bytes]] = []
        self._held = 0
        self._blocks: dict[str, str] = {}

    def add(self, page: Page, answered_at: datetime | None = None) -> None:
        """Hold a page until it is written. `answered_at`: when the site sent its body, if that was before now."""
        digest = hashlib.sha256(page.body).digest()
        if digest not in self._kept:
            self._kept.add(digest)
            self._body_rows.append((digest, page.body))
            self._held += len(page.body)
        block = self._blocks.get(page.source) or self._blocks.setdefault(page.source, as_json(page.block))
        self._page_rows.append(
            (
                page.url,
                page.source,
                page.block.get("board"),
                page.fetched_at,
                page.status,
                as_json(page.headers),
                digest.hex(),
                block,
                page.sent,
                as_json(page.found) if page.found else None,
                answered_at or page.fetched_at,
            )
        )

    def full(self) -> bool:
        """Whether enough is held to be worth a file."""
        return self._held >= HELD_BYTES or len(self._page_rows) >= HELD_PAGES

    def flush(self) -> None:
        """Write what is held, bodies first: no page ever lacks its body. Raises OSError where there is no room."""
        bodies = [(digest.hex(), body) for digest, body in self._body_rows]
        self._bodies.write(pl.DataFrame(bodies, schema=BODIES, orient="row"))
        self._body_rows.clear()
        self._held = 0
        self._pages.write(pl.DataFrame(self._page_rows, schema=PAGES, orient="row"))
        self._page_rows.clear()

    def keep_truth(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """What the sample's generator knows of its own postings, to judge the readers by."""
        write_parquet(self.folder.truth(), pl.DataFrame(list(rows), infer_schema_length=None))


def name_crawl(folder: Folder, now: datetime | None = None) -> str:
    """Take an id for a crawl: when it started in UTC, with a number behind it where two start within a second.

    The folder of its pages is made here, so that no other crawl can take the same.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     folder, now = Folder(place), datetime(2026, 11, 2, 6, 30, tzinfo=UTC)
    ...     name_crawl(folder, now), name_crawl(folder, now)
    ('20261102T063000Z', '20261102T063000Z-2')
    """
    stem = f"{now or datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    name, number = stem, 1
    while True:
        try:
            folder.pages(name).mkdir(parents=True)
        except FileExistsError:
            number += 1
            name = f"{stem}-{number}"
        else:
            assert CRAWL_ID.fullmatch(name)
            return name


def _digests(folder: Folder) -> set[bytes]:
    files = sorted(folder.bodies().glob("*.parquet"))
    digests: set[bytes] = set()
    for file in files:
        digests.update(bytes.fromhex(digest) for digest in pl.read_parquet(file, columns=["sha256"])["sha256"])
    return digests


def as_json(value: Mapping[str, Any]) -> str:
    """The one way in which the archive writes a mapping: equal ones give equal text."""
    return json.dumps(dict(value), ensure_ascii=False, sort_keys=True, default=str)
