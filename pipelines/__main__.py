"""The commands: `python -m pipelines COMMAND --data DIR`. A user's mistake is one line and exit status 2."""

import sys
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import polars as pl
import typer
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from pipelines.evaluate import OWN, QUOTED, judge_gold, measure_gold, tabulate, write_page
from pipelines.evaluate.measures import quote_errors
from pipelines.evaluate.sample import compare_readings, compare_tables
from pipelines.forgetting import forget as forget_source
from pipelines.history import History, write_history
from pipelines.ledger import judge, read_account, tell
from pipelines.normalize import load_vocabularies
from pipelines.reread import count_pages
from pipelines.reread import reread as read_again
from pipelines.schema import Postings, describe
from pipelines.store import Folder, Refused, default_folder, write_text
from pipelines.summarise import write_tables
from pipelines.tables import TABLES

app = typer.Typer(help=__doc__, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
out = Console()
err = Console(stderr=True)
Data = Annotated[
    Path, typer.Option("--data", help="the data folder", default_factory=default_folder, show_default="data")
]


def _progress() -> Progress:
    return Progress(console=err, transient=True, disable=not err.is_terminal)


def _warn(line: str) -> None:
    err.print(line, style="yellow", markup=False, highlight=False, soft_wrap=True)


@app.command()
def reread(
    data: Data,
    crawl: Annotated[list[str], typer.Option(help="only this crawl; may be given again")] = [],  # noqa: B006
) -> None:
    """Read the archived pages again with today's readers: a new generation of each crawl's postings.

    Example: python -m pipelines reread --data data
    """
    folder = _used(data)
    load_vocabularies()
    for name in crawl or folder.crawls():
        if name not in folder.crawls():
            raise Refused(f"{data}: no crawl is called {name}; there are {', '.join(folder.crawls())}")
        if not folder.pages(name).exists():
            _warn(f"crawl {name}: its pages are kept no more (PAGES_DAYS); its postings stay as they are")
            continue
        with _progress() as progress:
            task = progress.add_task(f"crawl {name}", total=count_pages(folder, name))
            rows = read_again(folder, name, partial(progress.advance, task))
        aside = ", ".join(f"{rule} {count}" for rule, count in rows.rules.most_common()) or "none"
        generation = folder.generation(name)
        out.print(f"crawl {name}: {rows.stored.total():,} postings in generation {generation}; set aside: {aside}")


@app.command()
def tables(
    data: Data,
    as_of: Annotated[str, typer.Option(help="last day of the period, YYYY-MM-DD; default: the newest page's")] = "",
) -> None:
    """Make the summary tables again from the postings, and show the head of each.

    Example: python -m pipelines tables --data data
    """
    folder = _used(data)
    try:
        day = date.fromisoformat(as_of) if as_of else None
    except ValueError:
        raise Refused(f"--as-of {as_of}: not a day; write it as 2026-11-02") from None
    with _progress() as progress:
        task = progress.add_task("tables", total=len(TABLES))
        made = write_tables(folder, as_of=day, warn=_warn, done=lambda name: progress.advance(task))
    for name, frame in made.items():
        place = folder.tables() / f"{name}.parquet"
        out.print(f"\n{place}  {frame.height:,} cells (and .csv)", markup=False, highlight=False, soft_wrap=True)
        out.print(_head(frame))


def _head(frame: pl.DataFrame) -> Table:
    """The cells with most postings behind them that show a figure with its interval."""
    shown = frame.filter(pl.col("value").is_not_null() & pl.col("low").is_not_null() & (pl.col("value") != 1))
    heavy = shown.sort("postings", "value", descending=True, maintain_order=True).head(8)
    heavy = heavy.drop("bands", "n_effective", "period_start", "period_end", "status", "reason")
    table = Table(box=None, pad_edge=False, header_style="dim")
    for column, kind in heavy.schema.items():
        table.add_column(column, justify="right" if kind.is_numeric() else "left", no_wrap=True)
    for row in heavy.iter_rows():
        table.add_row(*(f"{cell:,.3f}" if isinstance(cell, float) else str(cell) for cell in row))
    return table


@app.command()
def evaluate(
    data: Data,
    to: Annotated[Path | None, typer.Option(help="write the table as a page of the docs instead")] = None,
) -> None:
    """Set what the readers read beside the gold sets: each field with count, interval and target, and its errors.

    Where the data folder holds the sample, also beside the sample's truth: by field, and by cell of each table.

    Example: python -m pipelines evaluate
    """
    cases = judge_gold()
    measures = measure_gold(cases)
    if to:
        write_text(to, write_page(cases, measures, datetime.now(UTC).date().isoformat()))
        return out.print(str(to), highlight=False)
    rows = [("field", "statistic", "target", *OWN), *tabulate(measures)]
    for row in rows:
        line = f"{row[0]:21}{row[1]:10}{row[2]:7}{row[3]:50}{row[4]}".replace("**", "")
        out.print(line, markup=False, highlight=False, soft_wrap=True)
    folder = Folder(data)
    told = [f"{data}: no sample was crawled here, so that nothing is compared with its truth"]
    if folder.truth().exists():
        told = [*compare_readings(folder), *compare_tables(folder)]
    for line in ["", *quote_errors(cases, QUOTED), "", *told]:
        out.print(line, markup=False, highlight=False, soft_wrap=True)


@app.command()
def history(data: Data) -> None:
    """Work out since when and until when each posting was open, from the crawls alone.

    Example: python -m pipelines history --data data
    """
    frame = write_history(_used(data))
    counts = ", ".join(f"{name} {count:,}" for name, count in frame["status"].value_counts(sort=True).iter_rows())
    out.print(f"{data}/history/postings.parquet  {frame.height:,} postings: {counts}", highlight=False, soft_wrap=True)


@app.command()
def ledger(
    data: Data,
    crawl: Annotated[str, typer.Option(help="this crawl; default: the newest")] = "",
) -> None:
    """Show how a crawl ended, source by source. Exit status: 0 all well, 3 some sources failed, 4 nothing collected.

    Example: python -m pipelines ledger --data data
    """
    name, facts, sources = read_account(_used(data), crawl or None)
    for line in tell(name, facts, sources):
        out.print(line, markup=False, highlight=False, soft_wrap=True)
    raise typer.Exit(judge(facts, sources))


@app.command()
def forget(
    source: Annotated[str, typer.Argument(help="key of the sources file")],
    data: Data,
) -> None:
    """Remove every trace of an employer who asks to be left out, and never crawl it again into this folder.

    Example: python -m pipelines forget oakline --data data
    """
    removed = forget_source(_used(data), source)
    told = (
        ", ".join(f"{count:,} {kind.replace('_', ' ')}" for kind, count in removed.items() if count)
        or "nothing was kept"
    )
    out.print(f"{source}: {told}; it is not crawled again. Make the tables again.", highlight=False, soft_wrap=True)


@app.command()
def dictionary(
    folder: Annotated[Path, typer.Option("--to", help="where the dictionaries lie")] = Path("datasets"),
) -> None:
    """Write the data dictionary of every table from its declaration.

    Example: python -m pipelines dictionary --to datasets
    """
    for name, table in declarations().items():
        write_text(folder / f"{name}.md", describe(name, table))
        out.print(f"{folder / name}.md", highlight=False)


def declarations() -> dict[str, Any]:
    """Every declared table by name."""
    return {"postings": Postings, "history": History} | {name: table.SCHEMA for name, table in TABLES.items()}


def _used(data: Path) -> Folder:
    folder = Folder(data)
    if folder.source_set() is None:
        raise Refused(
            f"{data}: nothing was crawled into this folder; `scrapy crawl postings` does, or name another with --data"
        )
    return folder


def main() -> None:
    try:
        app()
    except Refused as mistake:
        print(f"tallyman: {mistake}", file=sys.stderr)
        sys.exit(2)
    except OSError as error:
        print(f"tallyman: {error.filename or 'a file'}: {error.strerror or error}", file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
