"""scrapy crawl: a user's mistake told in one line before anything starts, an exit status a scheduler can use."""

import argparse
import sys
from typing import Any

from scrapy.commands import crawl

from pipelines.store import Refused
from spiders.sources import BadSources


class Command(crawl.Command):
    """Exit status: 0 the crawl ended, 1 it was stopped early, 2 it was asked wrongly, 4 it collected nothing."""

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.crawler_process
        loader = self.crawler_process.spider_loader
        if len(args) == 1 and args[0] in loader.list():
            try:
                loader.load(args[0]).check(self.settings, **opts.spargs)  # type: ignore[attr-defined]
            except (BadSources, Refused) as mistake:
                print(f"tallyman: {mistake}", file=sys.stderr)
                self.exitcode = 2
                return
        super().run(args, opts)
        spider: Any = self.crawler.spider
        self.exitcode = self.exitcode or (spider.exit_status() if spider else 1)

    def _create_crawler(self, spidercls: Any) -> Any:
        self.crawler = super()._create_crawler(spidercls)
        return self.crawler
