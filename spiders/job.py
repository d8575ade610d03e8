"""Under which id a crawl runs, and whether it goes on where a stopped one ended (`-s JOBDIR=`)."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from pipelines.store import Folder, Refused, write_json
from spiders.archive import name_crawl

_NOTE = "tallyman.json"
_OF_SCRAPY = (_NOTE, "requests.seen", "spider.state")


@dataclass(frozen=True, slots=True)
class Job:
    """A crawl's id and its data folder. `resumed`: it was stopped before and goes on; `folder` is Scrapy's JOBDIR."""

    crawl: str
    data: Path
    resumed: bool = False
    folder: Path | None = None

    @classmethod
    def begin(cls, data: Folder, jobdir: str | None) -> "Job":
        """Go on with the crawl that stopped in good order, else start another.

        What a killed crawl left in JOBDIR is thrown away: pages it had taken from the queue and not yet written would
        be missed. So is what a finished one left: the weekly crawl asks everything again.
        """
        if not jobdir:
            return cls(name_crawl(data), data.path)
        folder = Path(jobdir)
        note = folder / _NOTE
        try:
            stopped = json.loads(note.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            stopped = {}
        if stopped.get("data") == str(data.path.resolve()) and stopped.get("crawl") in data.crawls():
            note.unlink()
            return cls(stopped["crawl"], data.path, True, folder)
        if folder.resolve() == data.path.resolve():
            raise Refused(f"{folder}: JOBDIR is the data folder; name another, for what a stopped crawl leaves there")
        for left in _OF_SCRAPY:
            (folder / left).unlink(missing_ok=True)
        shutil.rmtree(folder / "requests.queue", ignore_errors=True)
        return cls(name_crawl(data), data.path, False, folder)

    def end(self, reason: str) -> None:
        """Note that everything is written, so that the crawl can go on: not where it ended by itself."""
        if self.folder and reason != "finished":
            written = {"crawl": self.crawl, "data": str(self.data.resolve())}
            write_json(self.folder / _NOTE, written)
