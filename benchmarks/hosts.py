"""Two hundred hosts on loopback, 300 ms away and asked once a second at most: how long, how politely, with what memory.

Each host is an address of its own (127.0.3.1 ...) with a listing of some pages. The least a host can take is its
requests less one, times its delay. From the server's own log: no host is ever asked sooner than its delay.

    uv run python -m benchmarks.hosts [--hosts 200] [--pages 20]
"""

import argparse
import asyncio
import contextlib
import json
import sys
import tempfile
import threading
import time
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

from benchmarks.crawl import measure

LATENCY, DELAY = 0.3, 1.0


class Hosts:
    """The server: one process, one port, an address a host; `asked` has the times of each host's requests."""

    def __init__(self, count: int, pages: int) -> None:
        self.addresses = [f"127.0.{3 + number // 250}.{1 + number % 250}" for number in range(count)]
        self.pages = pages
        self.asked: dict[str, list[float]] = defaultdict(list)
        self.port = 0
        self._ready = threading.Event()
        threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True).start()
        self._ready.wait(30)

    async def _serve(self) -> None:
        first = await asyncio.start_server(self._answer, self.addresses[0], 0, backlog=1024)
        self.port = first.sockets[0].getsockname()[1]
        rest = [await asyncio.start_server(self._answer, host, self.port) for host in self.addresses[1:]]
        self._ready.set()
        await asyncio.gather(*(server.serve_forever() for server in [first, *rest]))

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        host = writer.get_extra_info("sockname")[0]
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            while head := await reader.readuntil(b"\r\n\r\n"):
                self.asked[host].append(time.monotonic())
                await asyncio.sleep(LATENCY)
                body = self._body(head.split()[1].decode())
                writer.write(
                    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(body) + body
                )
                await writer.drain()
        writer.close()

    def _body(self, path: str) -> bytes:
        if path == "/robots.txt":
            return b"User-agent: *\nAllow: /\n"
        number = int(path.rpartition("=")[2] or 1) if "=" in path else 1
        told = {"@type": "JobPosting", "title": f"Collector {number}", "url": f"/jobs/{number}", "description": "Call."}
        more = f'<a rel="next" href="/jobs?page={number + 1}">more</a>' if number < self.pages else ""
        return f'<title>Jobs</title><script type="application/ld+json">{json.dumps(told)}</script>{more}'.encode()


def main() -> int:
    """Crawls all hosts once; 0 if every target is met."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--hosts", type=int, default=200)
    options.add_argument("--pages", type=int, default=20)
    asked = options.parse_args()
    hosts = Hosts(asked.hosts, asked.pages)
    with tempfile.TemporaryDirectory() as place:
        blocks = [
            f'[host-{number}]\nboard = "jsonld"\nurl = "http://{address}:{hosts.port}/jobs"\n'
            for number, address in enumerate(hosts.addresses)
        ]
        (Path(place) / "sources.toml").write_text("\n".join(blocks), encoding="utf-8")
        words = ["-a", f"sources={place}/sources.toml", "-s", f"DATA_DIR={place}/data", "-s", "TABLES=0"]
        _, peak = measure([sys.executable, "-m", "scrapy", "crawl", "postings", *words])
    times = [sorted(host) for host in hosts.asked.values()]
    least = max(len(host) - 1 for host in times) * DELAY + LATENCY
    took = max(host[-1] for host in times) + LATENCY - min(host[0] for host in times)
    soonest = min(later - earlier for host in times for earlier, later in pairwise(host))
    whole = all(len(host) == asked.pages + 1 for host in times) and len(times) == asked.hosts
    print(f"{asked.hosts} hosts, {sum(map(len, times)):,} requests; every page asked once: {whole}")
    print(f"time {took:.1f} s, the slowest host's own least {least:.1f} s: ratio {took / least:.2f} (at most 1.3)")
    print(f"soonest after another request of its host: {soonest:.3f} s (delay {DELAY:.0f} s)")
    print(f"peak memory {peak:,.0f} MB (at most 400)")
    return 0 if whole and took <= 1.3 * least and soonest >= DELAY and peak <= 400 else 1


if __name__ == "__main__":
    sys.exit(main())
