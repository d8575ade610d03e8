"""The reviewed word lists behind the readers, loaded once a process.

Lists that belong to the occupation lie in a folder of its name (`collections/titles.csv`); lists that any occupation
needs (currencies, places, industries) lie beside this file. CSV where every entry has the same columns, TOML where not.
"""

import csv
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@cache
def load(name: str, occupation: str | None = "collections") -> Any:
    """One list, read once: a CSV file as a tuple of rows (dicts of stripped text), a TOML file as a dict.

    `occupation` names the folder, None the lists of every occupation. Lines of a CSV that begin with `#` are notes.
    Raises FileNotFoundError for a list that is not there, ValueError for a row that has not the cells of the header.
    Nobody may change what is returned: every reader shares it.

    >>> load("roles.csv")[0]["phrase"]
    'collector'
    >>> load("roles.csv", occupation="astronomy")
    Traceback (most recent call last):
    FileNotFoundError: no vocabulary astronomy/roles.csv
    """
    path = FOLDER / (occupation or "") / name
    shown = path.relative_to(FOLDER).as_posix()
    if not path.is_file():
        raise FileNotFoundError(f"no vocabulary {shown}")
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".toml":
        return tomllib.loads(text)
    header, *rows = csv.reader(line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    for row in rows:
        if len(row) != len(header):
            raise ValueError(f"{shown}: {len(row)} cells where {len(header)} belong: {row}")
    return tuple(dict(zip(header, (cell.strip() for cell in row), strict=True)) for row in rows)
