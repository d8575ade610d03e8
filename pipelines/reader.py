"""A process beside the crawl that reads postings into rows, so that downloading and reading each have a core.

`python -m pipelines.reader` takes batches of postings on its standard input and answers with their rows. It ends when
its input closes, so a crawl that is killed leaves none behind. It imports neither Scrapy nor Polars and stays small.
"""

import pickle
import signal
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pipelines import normalize
from spiders.items import Posting

Read = tuple[dict[str, Any] | None, tuple[str, dict[str, Any]] | None]
"""The row of a posting; or what a reader failed with, and the posting as found."""


def read_batch(postings: Sequence[Posting]) -> list[Read]:
    """The rows of some postings. One that a reader fails on comes back with its fault, and costs no other."""
    return [_read(posting) for posting in postings]


def _read(posting: Posting) -> Read:
    try:
        return normalize.row(posting), None
    except Exception as fault:  # noqa: BLE001 (whatever a reader trips over, the posting is kept)
        found = asdict(posting) | {"posting_id": normalize.identify(posting), "fault": str(fault)}
        return None, (f"reader_failed:{type(fault).__name__}", found)


class Reader:
    """The process, and the thread that talks to it: `submit` returns at once, batches are read in their order."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "pipelines.reader"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[1],
        )
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="reader")

    def submit(self, postings: Sequence[Posting]) -> Future[list[Read]]:
        """The rows of these postings, in time. The future raises OSError or EOFError if the process is gone."""
        return self._thread.submit(self._ask, list(postings))

    def _ask(self, postings: list[Posting]) -> list[Read]:
        assert self._process.stdin
        assert self._process.stdout
        pickle.dump(postings, self._process.stdin, pickle.HIGHEST_PROTOCOL)
        self._process.stdin.flush()
        answer: list[Read] = pickle.load(self._process.stdout)  # noqa: S301 (our own process)
        return answer

    def close(self) -> None:
        """End the process after what was submitted; a second call does nothing."""
        self._thread.shutdown()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe and not pipe.closed:
                pipe.close()
        self._process.wait()


def main() -> None:
    """The process's own loop."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the crawl, which still needs its answers
    normalize.load_vocabularies()
    while True:
        try:
            postings = pickle.load(sys.stdin.buffer)  # noqa: S301 (our own process)
        except EOFError:
            return
        pickle.dump(read_batch(postings), sys.stdout.buffer, pickle.HIGHEST_PROTOCOL)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
