"""Pages a second of `scrapy crawl postings` against a bare Scrapy spider at default settings that yields nothing.

Ours reads, normalises, archives and stores one posting a page; the bare spider only fetches. Both run against the same
loopback server, in turns, and each is timed from the start of its spider to its end: Scrapy's `elapsed_time_seconds`,
and the ledger's `seconds`, which closes files too. Peak memory is that of the crawl and its reader's process together.

    uv run python -m benchmarks.crawl [--postings 20000] [--turns 3]
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import urllib.request
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urljoin

from spiders import boards
from spiders.items import Follow, Page
from spiders.sample.site import Site

BARE = """
import json, re, sys
import scrapy
from scrapy.crawler import AsyncCrawlerProcess

class Bare(scrapy.Spider):
    name = "bare"
    async def start(self):
        for url in json.load(open(sys.argv[1])):
            yield scrapy.Request(url)
    def parse(self, response):
        return None

process = AsyncCrawlerProcess({"LOG_LEVEL": "ERROR"})
crawler = process.create_crawler(Bare)
process.crawl(crawler)
process.start()
print(json.dumps([crawler.stats.get_value("response_received_count"), crawler.stats.get_value("elapsed_time_seconds")]))
"""


def list_pages(site: Site) -> list[str]:
    """Every page of the site, found as the crawl finds them: start pages, and what they say to follow."""
    found: dict[str, None] = {}
    for source, block in site.sources().items():
        asked = [follow.url for follow in boards.KINDS[block["board"]].start(block)]
        while asked:
            url = asked.pop()
            if url in found:
                continue
            found[url] = None
            if "/jobs/" in url:
                continue
            with urllib.request.urlopen(url) as answer:
                page = Page(url, 200, dict(answer.headers), answer.read(), datetime.now(UTC), source, block)
            asked += [urljoin(url, thing.url) for thing in boards.read(page) if isinstance(thing, Follow)]
    return list(found)


def resident(process: str) -> float:
    """The memory a process holds, in MB."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024 if "VmRSS:" in status else 0.0


def measure(command: list[str]) -> tuple[str, float]:
    """What a command printed, and the peak memory of it and its own processes in MB, watched from outside."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    peak = 0.0
    done = threading.Event()

    def watch() -> None:
        nonlocal peak
        while not done.wait(0.05):
            try:
                children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
                peak = max(peak, sum(resident(number) for number in (str(process.pid), *children)))
            except OSError:
                continue

    watcher = threading.Thread(target=watch)
    watcher.start()
    printed = process.communicate()[0]
    done.set()
    watcher.join()
    if process.returncode:
        sys.exit(f"{' '.join(command[:6])}: exit status {process.returncode}")
    return printed, peak


def bare(urls: Path) -> tuple[float, float]:
    printed, peak = measure([sys.executable, "-c", BARE, str(urls)])
    pages, seconds = json.loads(printed.splitlines()[-1])
    return pages / seconds, peak


def ours(sources: Path, place: Path) -> tuple[float, float]:
    options = ["-a", f"sources={sources}", "-s", f"DATA_DIR={place}", "-s", "TABLES=0", "-s", "SOURCE_PAGES=1000000"]
    _, peak = measure([sys.executable, "-m", "scrapy", "crawl", "postings", *options])
    crawl = json.loads(next(place.glob("ledger/*/crawl.json")).read_text())
    return crawl["pages"] / crawl["seconds"], peak


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--postings", type=int, default=20_000)
    parser.add_argument("--turns", type=int, default=3)
    asked = parser.parse_args()
    os.chdir(Path(__file__).parent.parent)
    with tempfile.TemporaryDirectory() as folder, Site(postings=asked.postings, pages="one") as site:
        place = Path(folder)
        urls, sources = place / "urls.json", place / "sources.toml"
        urls.write_text(json.dumps(list_pages(site)))
        lines = []
        for key, block in site.sources().items():
            lines.append(f"[{key}]")
            lines += [f"{name} = {json.dumps(value)}" for name, value in block.items() if name != "source_set"]
        sources.write_text("\n".join(lines) + "\n")
        rates: dict[str, list[float]] = {"bare Scrapy": [], "ours": []}
        peaks: dict[str, float] = {}
        for turn in range(asked.turns):
            for name, (rate, peak) in {
                "bare Scrapy": bare(urls),
                "ours": ours(sources, place / f"data-{turn}"),
            }.items():
                rates[name].append(rate)
                peaks[name] = max(peak, peaks.get(name, 0.0))
                print(f"turn {turn + 1}: {name:12} {rate:8,.0f} pages/s, peak {peak:,.0f} MB", flush=True)
    ratio = statistics.median(rates["ours"]) / statistics.median(rates["bare Scrapy"])
    print(f"ours / bare Scrapy at default settings: {ratio:.2f} (target 0.85)")
    print(f"peak memory of ours: {peaks['ours']:,.0f} MB at {asked.postings:,} postings (target 400)")


if __name__ == "__main__":
    main()
