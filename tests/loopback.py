"""A real HTTP server on loopback whose answers a test writes itself, and a crawl run as a person would."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
Answer = Callable[[BaseHTTPRequestHandler], None]


def answer(body: bytes | str | Any, status: int = 200, kind: str = "application/json", **headers: str) -> Answer:
    """An answer with this body (JSON where it is neither bytes nor text)."""
    content = body if isinstance(body, bytes) else (body if isinstance(body, str) else json.dumps(body)).encode()

    def give(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(content)), **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(content)

    return give


def redirect(target: str) -> Answer:
    return answer(b"", 302, Location=target)


def stream(megabytes: int) -> Answer:
    """A body of so many MB, announced."""

    def give(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(megabytes * 1_000_000))
        handler.end_headers()
        for _ in range(megabytes):
            handler.wfile.write(b"x" * 1_000_000)

    return give


def hang_up(handler: BaseHTTPRequestHandler) -> None:
    """Nothing at all: the connection is closed without a byte."""
    handler.close_connection = True
    handler.connection.close()


@contextmanager
def serving(answers: dict[str, Answer], host: str = "127.0.0.1") -> Iterator["Loopback"]:
    """Serve `answers` by path (query ignored) until the block ends; other paths answer 404. Robots allows all.

    Any `host` of 127.0.0.0/8 is this machine; but for 127.0.0.1 they are asked with the delays that a public one is.
    """
    site = Loopback(answers, host)
    thread = threading.Thread(target=site.server.serve_forever, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.server.shutdown()
        site.server.server_close()


class Loopback:
    def __init__(self, answers: dict[str, Answer], host: str = "127.0.0.1") -> None:
        self.answers = answers
        self.asked: list[tuple[float, str, str]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                path = self.path.partition("?")[0]
                site.asked.append((time.monotonic(), self.path, self.headers.get("User-Agent", "")))
                try:
                    site.answers.get(path, answer(b"not here", 404, "text/plain"))(self)
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True

            def log_message(self, *args: Any) -> None:
                """Quiet."""

        self.server = ThreadingHTTPServer((host, 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://{host}:{self.server.server_address[1]}"


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command of this project, as typed at the top of the repository."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("TALLYMAN_")}
    return subprocess.run(
        [sys.executable, "-m", *words],
        cwd=ROOT,
        env=clean | {"COLUMNS": "200"} | environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def crawl(data: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`scrapy crawl postings -s DATA_DIR=<data> ...`"""
    return run("scrapy", "crawl", "postings", "-s", f"DATA_DIR={data}", *words, **environment)


def write_sources(file: Path, blocks: dict[str, dict[str, Any]]) -> Path:
    """A sources file of these blocks."""
    lines = []
    for key, block in blocks.items():
        lines.append(f"[{key}]")
        lines += [f"{name} = {json.dumps(value)}" for name, value in block.items()]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file
