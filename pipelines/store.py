"""Every place and file format on disk. Files are written whole or not at all. Imports nothing of ours.

A data folder (DESIGN 5) holds what one machine collected::

    set.json                                     the one source set this folder belongs to: live or sample
    pages/crawl=<id>/part-00000.parquet          every page as fetched, without its body
    bodies/crawl=<id>-00000.parquet              each body once, by digest
    postings/crawl=<id>/generation=<n>/*.parquet rows; `current` beside them names the generation that counts, those
                                                 that no longer do lie under superseded/
    set_aside/crawl=<id>/generation=<n>/*.parquet rows that broke a rule, with the rule
    ledger/crawl=<id>/                           requests.parquet, sources.parquet, crawl.json (last: it ended)
    truth/postings.parquet                       sample only: what its generator knows
    forgotten.json                               sources that are never crawled again
    history/postings.parquet                     since when and until when each posting was open
    tables/<table>.parquet and .csv

A file appears under its name by one rename, after its bytes are on the disk; a kill leaves at most a hidden
`.<name>.<pid>.tmp`, which the next run removes.
"""

import io
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import polars as pl

CRAWL_ID = re.compile(r"[0-9]{8}T[0-9]{6}Z(-[0-9a-z]{1,20})?")


class Refused(Exception):
    """A user's mistake about a data folder. The message is one line that says what to do."""


def default_folder() -> Path:
    """`$TALLYMAN_DATA`, else `data` in the working directory."""
    return Path(os.environ.get("TALLYMAN_DATA") or "data")


@contextmanager
def writing(path: Path) -> Iterator[Path]:
    """Give a temporary path to write to; on success it becomes `path` by one rename, on failure it is removed.

    Raises OSError (no room, no permission) as the system gave it; `path` is then as it was.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        yield temporary
        with temporary.open("rb") as written:
            os.fsync(written.fileno())
        temporary.replace(path)
        _sync_folder(path.parent)
    except BaseException as error:
        temporary.unlink(missing_ok=True)
        if isinstance(error, OSError):
            error.filename = str(path)  # what a person knows it by
        raise


def _sync_folder(folder: Path) -> None:
    """A rename survives a power cut only once the folder itself is on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_text(path: Path, text: str) -> None:
    with writing(path) as temporary:
        temporary.write_text(text, encoding="utf-8")


def write_json(path: Path, value: Any) -> None:
    write_text(path, json.dumps(value, indent=1, sort_keys=True, ensure_ascii=False, default=str) + "\n")


def read_json(path: Path) -> dict[str, Any]:
    """An object as `write_json` wrote it; empty where there is none that can be read."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return value if isinstance(value, dict) else {}


def write_parquet(path: Path, frame: pl.DataFrame, metadata: Mapping[str, str] | None = None) -> None:
    """Parquet, zstd 3, with `metadata` as key-value pairs. Equal frames give equal bytes."""
    whole = io.BytesIO()  # written by us: of a full disk Polars says that the file is out of specification
    frame.write_parquet(whole, compression="zstd", compression_level=3, metadata=dict(metadata or {}))
    with writing(path) as temporary:
        temporary.write_bytes(whole.getbuffer())


def write_csv(path: Path, frame: pl.DataFrame) -> None:
    """CSV for people with spreadsheets: a text that a spreadsheet would run as a formula gets a leading apostrophe.

    A negative number stays a number: only text columns are guarded.
    """
    guarded = frame.with_columns(
        pl.when(pl.col(pl.String).str.contains(r"^[=+\-@\t\r]"))
        .then(pl.lit("'") + pl.col(pl.String))
        .otherwise(pl.col(pl.String))
        .name.keep()
    )
    with writing(path) as temporary:
        guarded.write_csv(temporary)


def read_parquet(path: Path) -> pl.DataFrame:
    """One file, whole. Raises `Refused` with the file's name where it cannot be read."""
    try:
        return pl.read_parquet(path, hive_partitioning=False)
    except (OSError, pl.exceptions.PolarsError) as error:
        raise Refused(
            f"{path}: not a readable Parquet file ({_first_line(error)}); move it away and run again"
        ) from None


def _first_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]


class Folder:
    """A data folder: where each thing lies, and the one source set it belongs to."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)

    def claim(self, source_set: str) -> None:
        """Make the folder, or check that it is of the same set: the sample never mixes with what is real."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Refused(f"{self.path}: cannot be used as a data folder ({error.strerror}); name another") from None
        held = self.source_set()
        if held is None:
            write_json(self.path / "set.json", {"source_set": source_set})
        elif held != source_set:
            raise Refused(
                f"{self.path} holds {held} data and this crawl is {source_set}; choose another folder (-s DATA_DIR=...)"
            )
        self._sweep()

    def source_set(self) -> str | None:
        """`live`, `sample`, or None for a folder nothing was crawled into."""
        marker = self.path / "set.json"
        if not marker.exists():
            return None
        try:
            return str(json.loads(marker.read_text(encoding="utf-8"))["source_set"])
        except (OSError, ValueError, KeyError, TypeError):
            raise Refused(f"{marker}: not readable as the folder's set; write live or sample into it") from None

    def _sweep(self) -> None:
        """Remove what processes that no longer live left half-written."""
        for leftover in self.path.rglob(".*.tmp"):
            process = leftover.name.removesuffix(".tmp").rpartition(".")[2]
            if process.isdecimal() and not _alive(int(process)):
                if leftover.is_dir():
                    shutil.rmtree(leftover, ignore_errors=True)
                else:
                    leftover.unlink(missing_ok=True)

    def pages(self, crawl: str) -> Path:
        return self.path / "pages" / f"crawl={crawl}"

    def bodies(self) -> Path:
        return self.path / "bodies"

    def ledger(self, crawl: str) -> Path:
        return self.path / "ledger" / f"crawl={crawl}"

    def postings(self, crawl: str, generation: int) -> Path:
        return self.path / "postings" / f"crawl={crawl}" / f"generation={generation}"

    def set_aside(self, crawl: str, generation: int) -> Path:
        return self.path / "set_aside" / f"crawl={crawl}" / f"generation={generation}"

    def truth(self) -> Path:
        return self.path / "truth" / "postings.parquet"

    def history(self) -> Path:
        return self.path / "history"

    def tables(self) -> Path:
        return self.path / "tables"

    def crawls(self) -> list[str]:
        """Ids of the crawls that kept a page or a ledger, oldest first."""
        entries = (entry.name for top in ("pages", "ledger") for entry in (self.path / top).glob("crawl=*"))
        names = {name.removeprefix("crawl=") for name in entries}
        return sorted(name for name in names if CRAWL_ID.fullmatch(name))

    def generation(self, crawl: str) -> int:
        """Which generation of a crawl's postings counts: 1 until a `reread` ended well."""
        pointer = self.path / "postings" / f"crawl={crawl}" / "current"
        return int(pointer.read_text(encoding="utf-8")) if pointer.exists() else 1

    def newest_generation(self, crawl: str) -> int:
        """The highest generation that lies there, whether the pointer moved to it or not."""
        found = (self.path / "postings" / f"crawl={crawl}").glob("generation=*")
        return max((int(entry.name.partition("=")[2]) for entry in found), default=self.generation(crawl))

    def point_to(self, crawl: str, generation: int) -> None:
        """Let a generation count from now on. The others move to `superseded/`, as they are.

        So a researcher's `postings/**/*.parquet` holds each crawl's rows once. A kill in between is mended by the next
        call; the pointer alone decides what counts.
        """
        write_text(self.path / "postings" / f"crawl={crawl}" / "current", f"{generation}\n")
        for top in ("postings", "set_aside"):
            for place in (self.path / top / f"crawl={crawl}").glob("generation=*"):
                if place.name != f"generation={generation}":
                    target = self.path / "superseded" / top / f"crawl={crawl}" / place.name
                    shutil.rmtree(target, ignore_errors=True)
                    target.parent.mkdir(parents=True, exist_ok=True)
                    place.rename(target)

    def forgotten(self) -> list[str]:
        """Keys of sources whose employers asked to be left out."""
        return sorted(read_json(self.path / "forgotten.json"))

    def remember_forgotten(self, source: str) -> None:
        kept = read_json(self.path / "forgotten.json")
        write_json(self.path / "forgotten.json", kept | {source: "asked to be left out"})

    def find_bodies(self) -> dict[str, Path]:
        """The file of each kept body, by digest. A file that cannot be read holds none."""
        where: dict[str, Path] = {}
        for file in sorted(self.bodies().glob("*.parquet")):
            with suppress(OSError, pl.exceptions.PolarsError):
                where |= dict.fromkeys(pl.read_parquet(file, columns=["sha256"])["sha256"], file)
        return where

    def posting_files(self, crawl: str) -> list[Path]:
        return sorted(self.postings(crawl, self.generation(crawl)).glob("*.parquet"))

    def read_postings(self, columns: list[str] | None = None, *, warn: Callable[[str], None] = print) -> pl.DataFrame:
        """One row a posting: the newest crawl's reading of it. A file that cannot be read is named and passed by.

        The population of every table starts here, so that a posting seen by fifty crawls counts once.
        """
        parts = []
        for crawl in reversed(self.crawls()):
            for file in self.posting_files(crawl):
                try:
                    parts.append(pl.read_parquet(file, columns=columns, hive_partitioning=False))
                except (OSError, pl.exceptions.PolarsError) as error:
                    warn(f"{file}: left out, not a readable Parquet file ({_first_line(error)})")
        if not parts:
            return pl.DataFrame()
        return pl.concat(parts, how="diagonal").unique("posting_id", keep="first", maintain_order=True)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


class Parts:
    """Numbered Parquet files in one folder, each complete when it appears.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     parts = Parts(Path(place) / "rows")
    ...     parts.write(pl.DataFrame({"a": [1, 2]}))
    ...     parts.write(pl.DataFrame({"a": []}))   # nothing to keep makes no file
    ...     sorted(file.name for file in (Path(place) / "rows").iterdir())
    ['part-00000.parquet']
    """

    def __init__(self, folder: Path, prefix: str = "part") -> None:
        self.folder = folder
        self.prefix = prefix
        self.count = len(list(folder.glob(f"{prefix}-*.parquet")))

    def write(self, frame: pl.DataFrame) -> None:
        if frame.height:
            write_parquet(self.folder / f"{self.prefix}-{self.count:05d}.parquet", frame)
            self.count += 1
