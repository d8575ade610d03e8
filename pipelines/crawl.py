"""The Scrapy item pipeline: a posting becomes a row, rows become files. The only module here that knows Scrapy."""

import asyncio
import logging
import time
from typing import Any

from pipelines.forgetting import drop_old_pages
from pipelines.reader import Reader
from pipelines.rows import Rows
from pipelines.store import Refused
from pipelines.summarise import write_tables
from spiders.items import Posting

logger = logging.getLogger(__name__)
SECONDS_HELD = 30.0


class Store:
    """Reads each posting into a row and writes rows in parts, always after the pages they were read from.

    The item stays the posting, so that a feed (`-O postings.jsonl`) exports what was found. A disk without room stops
    the crawl with the reason `no_room`; what was written stays readable.
    """

    def __init__(self, crawler: Any) -> None:
        self.crawler = crawler
        self.rows: Rows
        self._written = time.monotonic()
        self._broken = False

    @classmethod
    def from_crawler(cls, crawler: Any) -> "Store":
        return cls(crawler)

    def open_spider(self) -> None:
        archive = self.crawler.spider.archive
        self.reader = Reader()
        self.rows = Rows(archive.folder, archive.crawl, reader=self.reader)
        self.crawler.spider.rows = self.rows

    def process_item(self, item: Any) -> Any:
        if isinstance(item, Posting) and not self._broken:
            self.rows.take(item)
            late = time.monotonic() - self._written > SECONDS_HELD
            if late or self.rows.full() or self.crawler.spider.archive.full():
                self._flush(wait=False)
        return item

    def _flush(self, wait: bool) -> None:
        try:
            self.crawler.spider.archive.flush()
            self.rows.flush(wait)
        except OSError as error:
            self._broken = True
            folder = self.crawler.spider.archive.folder.path
            logger.error("%s: cannot be written (%s); the crawl stops, what was written stays", folder, error.strerror)
            self._closing = asyncio.ensure_future(self.crawler.engine.close_spider_async(reason="no_room"))
        self._written = time.monotonic()

    def close_spider(self) -> None:
        if not self._broken:
            self._flush(wait=True)
        self.reader.close()
        if days := self.crawler.settings.getint("PAGES_DAYS"):
            drop_old_pages(self.crawler.spider.archive.folder, days)
        if not self._broken and self.crawler.settings.getbool("TABLES", True):
            try:
                spider = self.crawler.spider
                spider.say("making the tables")
                write_tables(
                    spider.archive.folder, warn=logger.warning, done=lambda table: spider.say(f"table {table} made")
                )
            except (OSError, Refused) as error:
                logger.error("no tables: %s", error)
