"""The summary jobs, run on a data folder: postings in, `tables/<table>.parquet` and `.csv` out."""

from collections.abc import Callable
from datetime import date

import polars as pl

from pipelines.schema import Postings, check_frame
from pipelines.store import Folder, Refused, write_csv, write_parquet
from pipelines.tables import TABLES
from pipelines.tables.cells import METHOD

COLUMNS = [name for name in Postings.column_names() if name != "description"]


def write_tables(
    folder: Folder,
    *,
    as_of: date | None = None,
    warn: Callable[[str], None] = print,
    done: Callable[[str], None] = lambda table: None,
) -> dict[str, pl.DataFrame]:
    """Compute every table of `pipelines.tables` and write it. `done` is told of each. Equal postings give equal bytes.

    Raises Refused where the folder holds no postings.
    """
    postings = folder.read_postings(COLUMNS, warn=warn)
    if postings.is_empty():
        raise Refused(f"{folder.path}: no postings here; `scrapy crawl postings` collects them")
    made = {}
    for name, table in TABLES.items():
        made[name] = check_frame(table.summarise(postings, as_of=as_of), table.SCHEMA)
        about = (table.SCHEMA.__doc__ or "").strip()
        metadata = {"table": name, "source_set": folder.source_set() or "", "about": about, **METHOD}
        write_parquet(folder.tables() / f"{name}.parquet", made[name], metadata)
        write_csv(folder.tables() / f"{name}.csv", made[name])
        done(name)
    return made
