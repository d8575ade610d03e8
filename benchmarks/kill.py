"""`kill -9` at a random moment of a sample crawl, many times over one data folder; then the next run completes.

After every kill each file must be readable and no posting may stand twice in its crawl.
Exit status 1 if any check fails.

    uv run python -m benchmarks.kill [--times 20] [--postings 3000] [--seed 1]
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import polars as pl

from pipelines.store import Folder


def crawl(data: Path, postings: int) -> "subprocess.Popen[bytes]":
    options = ["-s", f"DATA_DIR={data}", "-s", f"SAMPLE_POSTINGS={postings}"]
    command = [sys.executable, "-m", "scrapy", "crawl", "postings", *options]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def inspect(data: Path) -> list[str]:
    """What is wrong with a data folder, one line a fault."""
    wrong = []
    for file in data.rglob("*.parquet"):
        try:
            pl.read_parquet(file, hive_partitioning=False)
        except (OSError, pl.exceptions.PolarsError) as error:
            wrong.append(f"{file}: {type(error).__name__}")
    folder = Folder(data)
    for name in folder.crawls():
        ids = [pl.read_parquet(file, columns=["posting_id"]) for file in folder.posting_files(name)]
        if ids and (frame := pl.concat(ids)).n_unique() != frame.height:
            wrong.append(f"crawl {name}: a posting stands twice")
    rows = folder.read_postings(["posting_id"]) if folder.crawls() else pl.DataFrame({"posting_id": []})
    if rows.height and rows["posting_id"].n_unique() != rows.height:
        wrong.append("a posting stands twice among the newest readings")
    return wrong


def torture(data: Path, times: int, postings: int, seed: int) -> list[str]:
    """Kill `times` crawls at random moments within the length of a whole one, then let one end. Faults come back."""
    chance = random.Random(seed)
    started = time.monotonic()
    assert crawl(data, postings).wait() == 0
    whole = time.monotonic() - started
    faults: list[str] = []
    for turn in range(times):
        process = crawl(data, postings)
        moment = chance.uniform(0.3, whole)
        try:
            process.wait(timeout=moment)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        found = inspect(data)
        faults += [f"kill {turn + 1} after {moment:.1f} s: {fault}" for fault in found]
        print(
            f"kill {turn + 1:2} after {moment:4.1f} s: {'; '.join(found) or 'all readable, nothing twice'}", flush=True
        )
    if crawl(data, postings).wait() != 0:
        faults.append("the next run did not complete")
    leftovers = [str(file) for file in data.rglob(".*.tmp")]
    return faults + inspect(data) + [f"left over: {name}" for name in leftovers]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--postings", type=int, default=3_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    os.chdir(Path(__file__).parent.parent)
    with tempfile.TemporaryDirectory() as place:
        faults = torture(Path(place) / "data", asked.times, asked.postings, asked.seed)
    print("\n".join(faults) or f"{asked.times} kills: no unreadable file, no posting twice, the next run completed")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
