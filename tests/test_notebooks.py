"""The notebooks, run from start to end on small tables, with Polars and Altair alone."""

import ast
import json
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import nbformat
import polars as pl
import pytest
from nbclient import NotebookClient

from pipelines.tables import TABLES

NOTEBOOKS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))
SPECIFICATION = "})({"  # where Altair hands the chart to the script of its HTML
MANY, FEW, NONE = COUNTS = (3000, 4, 0)
CELL: dict[str, Any] = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
NEWEST = datetime(2026, 3, 2, 12, tzinfo=UTC)


def postings(count: int) -> pl.DataFrame:
    """Invented postings of 40 employers in two countries."""
    dice = random.Random(5)
    homes = [dice.choice(["US", "US", "GB"]) for _ in range(40)]
    fields = [dice.choice(["Finance and Insurance", "Utilities", "Health Care and Social Assistance"]) for _ in homes]
    rows = []
    for _ in range(count):
        employer = dice.randrange(40)
        low = dice.choice([17.0, 18.5, 20.0, 23.0]) + employer / 8
        role = dice.choice(["collector", "collections_specialist", "credit_controller", "collections_manager"])
        rows.append(
            {
                "source": f"s{employer}",
                "fetched_at": NEWEST - timedelta(days=dice.randrange(300)),
                "employer": f"Employer {employer}",
                "scope": "core",
                "role": role,
                "level": dice.choice(["junior", "mid", "senior"]),
                "industry": fields[employer],
                "country": homes[employer],
                "salary_min": low,
                "salary_max": low + 3,
                "salary_period": "hour",
                "salary_currency": {"US": "USD", "GB": "GBP"}[homes[employer]],
                "salary_kind": "base",
                "skills": dice.sample(["FDCPA", "Excel", "negotiation", "skip tracing", "SAP"], dice.randrange(5)),
            }
        )
    made = pl.DataFrame(rows, schema_overrides={"skills": pl.List(pl.String)})
    ends = [(f"annual_{end}{suffix}", f"salary_{end}") for end in ("min", "max") for suffix in ("", "_usd")]
    return made.with_columns((pl.col(hourly) * 2080).alias(annual) for annual, hourly in ends)


def load(notebook: Path) -> Any:
    return nbformat.reads(notebook.read_text(encoding="utf-8"), as_version=4)  # type: ignore[no-untyped-call]


@pytest.fixture(scope="module", params=NOTEBOOKS, ids=lambda path: path.stem)
def ran(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[int, list[Any]]:
    """The outputs of a notebook by how many postings lie behind its table: many (a sample), few, none (live).

    One kernel runs the notebook three times over, in its own folder.
    """
    top = tmp_path_factory.mktemp("run")
    name = request.param.stem
    whole = load(request.param)
    cells, whole.cells = whole.cells, []
    for count in COUNTS:
        file = top / str(count) / "tables" / f"{name}.parquet"
        file.parent.mkdir(parents=True)
        made = TABLES[name].summarise(postings(MANY).head(count))
        made.write_parquet(file, metadata={"source_set": "sample" if count == MANY else "live"})
        sources = [cell.source for cell in cells if cell.cell_type == "code"]
        point = f"import os\nos.environ['TALLYMAN_DATA'] = {str(top / str(count))!r}"
        whole.cells += [nbformat.from_dict({**CELL, "source": source}) for source in (point, *sources)]  # type: ignore[no-untyped-call]
    client = NotebookClient(whole, timeout=120, resources={"metadata": {"path": str(request.param.parent)}})
    client.execute()
    each = len(whole.cells) // len(COUNTS)
    parts = [whole.cells[start : start + each] for start in range(0, len(whole.cells), each)]
    outputs = [[output for cell in part for output in cell.outputs] for part in parts]
    return dict(zip(COUNTS, outputs, strict=True))


def charts(outputs: list[Any]) -> list[dict[str, Any]]:
    pages = [output["data"]["text/html"] for output in outputs if "text/html" in output.get("data", {})]
    drawn = [page[page.rindex(SPECIFICATION) + 3 :] for page in pages if SPECIFICATION in page]
    return [json.JSONDecoder().raw_decode(text)[0] for text in drawn]


def printed(outputs: list[Any]) -> str:
    return "".join(output.get("text", "") for output in outputs)


def test_a_notebook_draws_its_table_with_intervals_and_counts(ran: dict[int, list[Any]]) -> None:
    assert "SYNTHETIC SAMPLE" in printed(ran[MANY])
    drawn = charts(ran[MANY])
    assert len(drawn) == 2
    figures = {value for table in TABLES.values() for value in table.summarise(postings(MANY))["value"]}
    for chart in drawn:
        assert "SYNTHETIC SAMPLE" in json.dumps(chart)
        assert {"value", "low", "high", "postings", "employers", "n_effective"} <= encoded(chart)
        rows = [row for dataset in chart["datasets"].values() for row in dataset]
        assert len(rows) >= 4
        assert {row["value"] for row in rows} <= figures
        assert all(row["low"] <= row["value"] <= row["high"] for row in rows if row["low"] is not None)


def encoded(part: Any) -> set[str]:
    """Every field of the data that a chart draws or shows on hovering."""
    if isinstance(part, dict):
        own = {part["field"]} if isinstance(part.get("field"), str) else set()
        return own.union(*(encoded(inner) for name, inner in part.items() if name != "datasets"))
    return set().union(*(encoded(inner) for inner in part)) if isinstance(part, list) else set()


@pytest.mark.parametrize("count", [FEW, NONE])
def test_a_notebook_runs_on_a_table_with_nothing_to_show(ran: dict[int, list[Any]], count: int) -> None:
    assert len(charts(ran[count])) == 2
    assert "SYNTHETIC" not in printed(ran[count]) + json.dumps(charts(ran[count]))


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_without_outputs_and_imports_nothing_of_ours(notebook: Path) -> None:
    cells = load(notebook).cells
    code = [cell for cell in cells if cell.cell_type == "code"]
    assert all(not cell.outputs and cell.execution_count is None for cell in code)
    imported: set[str | None] = set()
    for node in ast.walk(ast.parse("\n".join(cell.source for cell in code))):
        if isinstance(node, ast.Import):
            imported |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add(node.module)
    assert imported <= {"os", "pathlib", "polars", "altair"}


def test_a_notebook_has_the_name_of_its_table() -> None:
    assert {"skill_frequency", "salary_by_industry"} <= {notebook.stem for notebook in NOTEBOOKS} <= set(TABLES)
