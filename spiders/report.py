"""What a person sees of a crawl: a progress line on a terminal while it runs, and a short report at its end."""

import logging
import shlex
import sys
from collections import Counter
from typing import Any

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text
from rich.tree import Tree
from scrapy import signals
from scrapy.utils.asyncio import create_looping_call

from spiders.drift import WELL
from spiders.ledger import UNASKED

logger = logging.getLogger(__name__)
NAMED = 12
WIDTH = 100  # a narrower terminal wraps the report; nothing is cut off
PLAIN_WIDTH = 160  # of a report that goes to a file, where nobody has a window


class Report:
    """The progress line is drawn only on a terminal; the report always, plain where colours are unwelcome."""

    def __init__(self, crawler: Any) -> None:
        self.crawler = crawler
        narrow = Console(stderr=True)
        self.console = Console(stderr=True, width=max(narrow.width, WIDTH) if sys.stderr.isatty() else PLAIN_WIDTH)
        self.progress: Progress | None = None
        crawler.signals.connect(self.begin, signal=signals.spider_opened)
        crawler.signals.connect(self.end, signal=signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Any) -> "Report":
        return cls(crawler)

    def begin(self, spider: Any) -> None:
        if not self.console.is_terminal:
            return
        columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
        self.progress = Progress(*columns, console=self.console, transient=True)
        self._task = self.progress.add_task("starting")
        self.progress.start()
        self._loop = create_looping_call(self._draw)
        self._loop.start(0.25)
        spider.say = self._say

    def _say(self, line: str) -> None:
        """What goes on between the last page and the report, while nothing else can draw."""
        if self.progress:
            self.progress.update(self._task, description=line)
            self.progress.refresh()

    def _draw(self) -> None:
        assert self.progress is not None
        accounts = self.crawler.spider.ledger.accounts.values()
        asked = sum(1 for account in accounts if account.requests)
        pages = sum(account.requests for account in accounts)
        found = sum(account.found for account in accounts)
        line = f"{asked} of {len(accounts)} sources, {pages:,} pages, {found:,} postings"
        self.progress.update(self._task, description=line)

    def end(self, spider: Any, reason: str) -> None:
        if self.progress:
            self._loop.stop()
            self.progress.stop()
        try:
            for thing in compose(spider, reason):
                self.console.print(thing, soft_wrap=True)
        except (OSError, SystemExit):  # whoever listened is gone (`| head`); rich would end the process, and hang it
            logger.info("the report found no reader")


def compose(spider: Any, reason: str) -> list[Any]:
    """Postings by kind of board and outcome, what was set aside and why, where it all lies, what to do next."""
    accounts = spider.ledger.accounts
    outcomes = Counter(str(account.outcome) for account in accounts.values())
    stored = sum(account.stored for account in accounts.values())
    said = ", ".join(f"{count} {outcome}" for outcome, count in outcomes.most_common())
    things: list[Any] = [Text(f"{stored:,} postings from {len(accounts)} sources: {said}", style="bold")]
    if reason != "finished":
        things.append(Text(f"The crawl stopped early: {reason}", style="red"))
    things.append(_by_board(spider))
    if spider.rows and spider.rows.rules:
        rules = ", ".join(f"{rule} {count}" for rule, count in spider.rows.rules.most_common())
        where = [f"{name} {account.set_aside}" for name, account in accounts.items() if account.set_aside]
        more = f" and {len(where) - NAMED} more" if len(where) > NAMED else ""
        things.append(Text(f"Set aside by rule: {rules}; by source: {', '.join(where[:NAMED])}{more}"))
    unasked = sum(account.reason == UNASKED for account in accounts.values())
    if unasked:
        things.append(Text(f"{unasked} sources were not asked: the crawl stopped before", style="yellow"))
    troubled = [
        (name, account)
        for name, account in accounts.items()
        if (account.outcome not in WELL or account.failed) and account.reason != UNASKED
    ]
    for name, account in troubled[:NAMED]:
        some = f" ({account.failed} of {account.requests} requests)" if account.outcome in WELL else ""
        things.append(Text(f"  {account.failure or account.outcome}: {name}{some}: {account.reason}", style="yellow"))
    if len(troubled) > NAMED:
        things.append(Text(f"  and {len(troubled) - NAMED} more in the ledger"))
    return [*things, _places(spider), _next(spider)]


def _by_board(spider: Any) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2), header_style="dim")
    table.add_column("board")
    counts = ("requests", "failed", "found", "stored", "set_aside", "repeated")
    for name in ("sources", *counts):
        table.add_column(name.replace("_", " "), justify="right")
    kinds: dict[str, Counter[str]] = {}
    for source, account in spider.ledger.accounts.items():
        kind = kinds.setdefault(str(spider.blocks.get(source, {}).get("board", "not read")), Counter())
        kind.update(sources=1, **{name: getattr(account, name) for name in counts})
    for board, numbers in sorted(kinds.items()):
        table.add_row(board, *(f"{numbers[name]:,}" for name in ("sources", *counts)))
    return table


def _places(spider: Any) -> Tree:
    """A picture of where everything lies."""
    folder, crawl = spider.archive.folder, spider.archive.crawl
    tree = Tree(f"{folder.path}/")
    meanings = {
        folder.pages(crawl): "every page as fetched",
        folder.bodies(): "their bodies, each once",
        folder.postings(crawl, 1): "a row a posting",
        folder.set_aside(crawl, 1): "rows that broke a rule, with the rule",
        folder.ledger(crawl): "what was asked and how it ended",
        folder.truth().parent: "what the sample's generator knows",
        folder.tables(): "the figures, as Parquet and CSV",
    }
    for place, meaning in meanings.items():
        if place.exists():
            size = sum(file.stat().st_size for file in place.rglob("*") if file.is_file())
            shown = f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.0f} kB"
            tree.add(Text(f"{place.relative_to(folder.path)}/  {meaning}, {shown}"))
    return tree


def _next(spider: Any) -> Text:
    place = str(spider.archive.folder.path)
    flag = "" if place == "data" else f" --data {shlex.quote(place)}"
    note = "This is the bundled sample: synthetic, every row says so.\n" if spider.plan.source_set == "sample" else ""
    if not any(account.stored for account in spider.ledger.accounts.values()):
        return Text(f"{note}Nothing was stored; the reasons stand above and in {place}/ledger/.", style="yellow")
    return Text(f"{note}Next: uv run python -m pipelines tables{flag}", style="green")
