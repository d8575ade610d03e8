"""Writes `metros.csv`: county (FIPS) to metropolitan area (CBSA code), from the table that geosnap ships.

    python -m pipelines.vocabulary.metros PATH/TO/msa_definitions.csv

The table is the U.S. Census Bureau's delineation of March 2020 (public domain) in the package geosnap 0.17.0 (BSD),
file `geosnap/io/msa_definitions.csv`; the package need not be installed. `metro_overrides.csv`, kept by hand, carries
it on to July 2023.
"""

import csv
import sys
from pathlib import Path

from pipelines.vocabulary import FOLDER

NOTE = """\
# County or county equivalent (FIPS) to metropolitan area (CBSA code), delineation of March 2020.
# Source: U.S. Census Bureau, public domain, as shipped in geosnap 0.17.0 (io/msa_definitions.csv); \
python -m pipelines.vocabulary.metros writes it.
"""


def write_metros(table: Path, target: Path = FOLDER / "metros.csv") -> int:
    """Writes `target` from the Census table at `table`, without micropolitan areas; returns the number of counties."""
    with table.open(encoding="utf-8", newline="") as rows:
        counties = {
            row["stcofips"].zfill(5): row["CBSA Code"]
            for row in csv.DictReader(rows)
            if row["Metropolitan/Micropolitan Statistical Area"].startswith("Metro")
        }
    lines = "".join(f"{county},{cbsa}\n" for county, cbsa in sorted(counties.items()))
    target.write_text(f"{NOTE}county,cbsa\n{lines}", encoding="utf-8")
    return len(counties)


if __name__ == "__main__":
    print(write_metros(Path(sys.argv[1])), "counties")
