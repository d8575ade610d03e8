"""What a crawl is asked to do, checked before anything starts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipelines.store import Folder
from pipelines.vocabulary import load
from spiders import boards
from spiders.sample.world import SEED, world
from spiders.sources import LIVE, BadSources, Sources, is_loopback, load_sources

CONTACT = re.compile(r"[^\s@()<>]{1,100}@[^\s@()<>]{1,200}|https?://[^\s()<>]{1,300}")


@dataclass(frozen=True)
class Plan:
    """What a crawl was asked to do, checked before anything starts. `sources` is None for the bundled sample."""

    source_set: str
    folder: Folder
    sources: Sources | None
    only: list[str]
    contact: str


def plan(settings: Any, sources: str = "sample", only: str = "", **unknown: str) -> Plan:
    """Read a crawl's arguments and settings. Raises BadSources or Refused, in one line, for a user's mistake."""
    if unknown:
        raise BadSources(f"no argument is called {', '.join(sorted(unknown))}; there are sources= and only=")
    keys = [key.strip() for key in only.split(",") if key.strip()]
    folder = Folder(settings.get("DATA_DIR") or "data")
    contact = (settings.get("CONTACT") or "").strip()
    source_set, found = "sample", None
    if sources == "sample":
        Sources(world(SEED, settings.getint("SAMPLE_POSTINGS"), "mixed").sources()).only(keys)
    else:
        source_set = "live"
        found = load_sources(LIVE if sources == "live" else Path(sources))
        found = found.only(keys) if keys else found
        found = Sources({key: _prepare(block) for key, block in found.blocks.items()}, found.faults)
        away = [key for key, block in found.blocks.items() if not all(map(is_loopback, _first_urls(block)))]
        if away and not CONTACT.fullmatch(contact):
            raise BadSources(
                "a live crawl names a contact whom a site's owner can write to: "
                "add -s CONTACT=you@example.org (an address or a URL), or set TALLYMAN_CONTACT"
            )
    if (job := settings.get("JOBDIR")) and Path(job).resolve() == folder.path.resolve():
        raise BadSources(f"{job}: JOBDIR is the data folder; name another, for what a stopped crawl leaves there")
    folder.claim(source_set)
    if found:
        left = folder.forgotten()
        found = Sources({key: block for key, block in found.blocks.items() if key not in left}, found.faults)
    return Plan(source_set, folder, found, keys, contact)


def _prepare(block: Mapping[str, Any]) -> Mapping[str, Any]:
    """A board that searches is told what for."""
    searches = getattr(boards.KINDS[block["board"]], "SEARCHES", False)
    return {**block, "titles": load("searches.toml")["titles"]} if searches else block


def _first_urls(block: Any) -> list[str]:
    return [follow.url for follow in boards.KINDS[block["board"]].start(block)]
