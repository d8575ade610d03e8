"""Postings a second of `reread` on one core, over the archived pages of a sample crawl.

uv run python -m benchmarks.reread [--postings 10000]
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import polars as pl

from pipelines.normalize import load_vocabularies
from pipelines.reread import reread
from pipelines.store import Folder


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--postings", type=int, default=10_000)
    asked = parser.parse_args()
    os.chdir(Path(__file__).parent.parent)
    os.environ.setdefault("POLARS_MAX_THREADS", "1")
    with tempfile.TemporaryDirectory() as place:
        options = ["-s", f"DATA_DIR={place}/data", "-s", f"SAMPLE_POSTINGS={asked.postings}", "-s", "TABLES=0"]
        subprocess.run([sys.executable, "-m", "scrapy", "crawl", "postings", *options], check=True, capture_output=True)
        folder = Folder(f"{place}/data")
        [crawl] = folder.crawls()
        load_vocabularies()
        reread(folder, crawl)
        started, used = time.perf_counter(), time.process_time()
        rows = reread(folder, crawl)
        seconds, cpu = time.perf_counter() - started, time.process_time() - used
        size = folder.read_postings(["posting_id", "description"]).select(pl.col("description").str.len_bytes().mean())
    count = rows.stored.total()
    print(f"{count:,} postings, in-scope descriptions of {size.item():,.0f} bytes on average")
    print(f"{count / seconds:,.0f} postings/s by the clock, {count / cpu:,.0f} a second of CPU (target 1,000)")


if __name__ == "__main__":
    main()
