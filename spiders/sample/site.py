"""How is the sample served? By a child process on loopback, which ends when its standard input closes.

`python -m spiders.sample.site` prints the port as its first line, then answers on 127.0.0.1 until its parent is gone,
even where the parent was killed.
"""

import argparse
import asyncio
import contextlib
import signal
import subprocess
import sys
import threading
from hashlib import md5
from http import HTTPStatus
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from spiders.sample.answers import TEXT, Answers
from spiders.sample.world import POSTINGS, SEED, World, world

_LONGEST_HEAD = 65_536
START_SECONDS = 30.0


class _Connection(asyncio.Protocol):
    """One connection of HTTP/1.1, kept alive; requests may come in a row."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.left = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        *heads, self.left = (self.left + data).split(b"\r\n\r\n")
        for head in heads:
            self._answer(head.decode("latin-1"))
        if len(self.left) > _LONGEST_HEAD:
            self.transport.close()

    def _answer(self, head: str) -> None:
        request, *lines = head.split("\r\n")
        fields = {name.lower(): text.strip() for name, _, text in (line.partition(":") for line in lines)}
        method, _, rest = request.partition(" ")
        target, _, version = rest.rpartition(" ")
        closing = fields.get("connection", "").lower() == "close" or version != "HTTP/1.1"
        if method not in ("GET", "HEAD") or not target:
            status, kind, body, closing = 405, TEXT, b"GET or HEAD\n", True
        else:
            status, kind, body = self.answers.get(target)
        tag = f'"{md5(body, usedforsecurity=False).hexdigest()}"'
        if status == HTTPStatus.OK and fields.get("if-none-match") == tag:
            status, body = 304, b""
        out = (
            f"HTTP/1.1 {status} {HTTPStatus(status).phrase}\r\nServer: tallyman-sample\r\nContent-Type: {kind}\r\n"
            f"ETag: {tag}\r\nX-Synthetic: yes\r\n{'Connection: close' if closing else 'Connection: keep-alive'}\r\n"
        )
        if status != HTTPStatus.NOT_MODIFIED:
            out += f"Content-Length: {len(body)}\r\n"
        self.transport.write(out.encode("latin-1") + b"\r\n" + (b"" if method == "HEAD" else body))
        if closing:
            self.transport.close()


async def serve(shown: World, port: int = 0) -> None:
    """Answers on 127.0.0.1 until standard input closes. Prints the port as first line; a free one where it is 0."""
    loop, done, answers = asyncio.get_running_loop(), asyncio.Event(), Answers(shown)

    def wait_for_end() -> None:
        with contextlib.suppress(OSError):
            while sys.stdin.buffer.readline(4096):
                pass
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(done.set)

    server = await loop.create_server(lambda: _Connection(answers), "127.0.0.1", port, backlog=512)
    print(server.sockets[0].getsockname()[1], flush=True)
    threading.Thread(target=wait_for_end, daemon=True).start()
    await done.wait()
    server.close()


class Site:
    """The sample, served by a child process while the context lasts.

    `sources()` and `truth()` are those of the world of the same seed and size, and need no server.
    Raises RuntimeError where the child does not start.
    """

    def __init__(self, seed: int = SEED, postings: int = POSTINGS, pages: str = "mixed") -> None:
        self.seed, self.postings, self.pages = seed, postings, pages
        self.url = ""
        self._child: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """The number of the child process, None while there is none."""
        return self._child.pid if self._child else None

    def sources(self) -> dict[str, dict[str, Any]]:
        """The blocks of all boards, with `base_url` where this site serves them."""
        return world(self.seed, self.postings, self.pages).sources(self.url or None)

    def truth(self) -> list[dict[str, Any]]:
        """What is true of every posting: see `truth.true_row`."""
        return world(self.seed, self.postings, self.pages).truth()

    def __enter__(self) -> Self:
        options = {"--seed": self.seed, "--postings": self.postings, "--pages": self.pages}
        words = [str(part) for pair in options.items() for part in pair]
        self._child = subprocess.Popen(  # noqa: S603 (our own module and numbers)
            [sys.executable, "-m", "spiders.sample.site", *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[2],
        )
        assert self._child.stdout is not None
        alarm = threading.Timer(START_SECONDS, self._child.kill)
        alarm.start()
        line = self._child.stdout.readline().strip()
        alarm.cancel()
        if not line.isdigit():
            self.close()
            raise RuntimeError("the sample site did not start: its process ended before it named a port")
        self.url = f"http://127.0.0.1:{line.decode()}"
        return self

    def close(self) -> None:
        """Ends the child; a second call does nothing."""
        child, self._child, self.url = self._child, None, ""
        if child is None:
            return
        for pipe in (child.stdin, child.stdout):
            if pipe:
                pipe.close()
        try:
            child.wait(5)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def main() -> None:
    """The child's own command."""
    parser = argparse.ArgumentParser(description="Serve the synthetic sample on loopback.")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--postings", type=int, default=POSTINGS)
    parser.add_argument("--pages", choices=("mixed", "one"), default="mixed")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    asked = parser.parse_args()
    if not sys.stdin.isatty():
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the crawl, which still needs its answers
    asyncio.run(serve(World(asked.seed, asked.postings, asked.pages), asked.port))


if __name__ == "__main__":
    main()
