"""One declaration a table: from it the Arrow schema, the checks of a row, and the data dictionary.

A row that breaks a rule is set aside under the rule's name, never lost and never mended in silence. The columns and
their meaning are public (DESIGN 4); `datasets/<table>.md` is written from here and a test holds it current.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import dataframely as dy
import polars as pl

from pipelines.vocabulary import load

_VALUES = load("values.toml")
ROLES = tuple(_VALUES["roles"]["core"]) + tuple(_VALUES["roles"]["adjacent"])
SPECIALTIES = tuple(_VALUES["specialties"])
SETTINGS = tuple(_VALUES["settings"])
PERIODS = ("hour", "day", "week", "biweek", "semimonth", "month", "year")
SCOPES = ("core", "adjacent", "out")
LEVELS = ("junior", "mid", "senior", "lead", "manager", "director")
WORK_MODES = ("on_site", "hybrid", "remote")
EDUCATION = ("none", "high_school", "associate", "bachelor", "master", "doctorate")
EMPLOYMENT_TYPES = ("full_time", "part_time", "contract", "temporary", "internship")
SALARY_KINDS = ("base", "ote", "commission")
SALARY_SOURCES = ("structured", "description", "title")
STATUSES = ("ok", "too_few", "dominated")

RANGE = {
    "minimum": dy.Float64(nullable=True),
    "maximum": dy.Float64(nullable=True),
    "period": dy.String(nullable=True),
    "currency": dy.String(nullable=True),
}
PLACE = {
    "city": dy.String(nullable=True),
    "region": dy.String(nullable=True),
    "country": dy.String(nullable=True),
    "metro": dy.String(nullable=True),
    "ambiguous": dy.Bool(),
}


def _text(meaning: str, *, required: bool = False, pattern: str | None = None) -> dy.String:
    return dy.String(nullable=not required, regex=pattern, description=meaning)


def _one_of(values: Iterable[str], meaning: str, *, required: bool = False) -> dy.String:
    allowed = sorted(values)
    listed = f"{meaning}: {', '.join(values)}"
    return dy.String(nullable=not required, check={"known": lambda column: column.is_in(allowed)}, description=listed)


def _number(meaning: str) -> dy.Float64:
    return dy.Float64(nullable=True, min=0, description=meaning)


def _names(meaning: str) -> dy.List:
    return dy.List(dy.String(), nullable=True, description=meaning)


class Postings(dy.Schema):
    """One row a posting as one crawl read it."""

    posting_id = _text(
        "`<source key>:<the board's own id, else a hash of the canonical URL>`", required=True, pattern=r"^[^:\s]+:\S"
    )
    source = _text("key of the sources file", required=True)
    source_set = _one_of(("live", "sample"), "where it comes from; `sample` is synthetic", required=True)
    board = _text("kind of board", required=True)
    url = _text("where it was seen", required=True, pattern=r"^https?://\S+$")
    crawl = _text("id of the crawl: when it started, UTC", required=True)
    fetched_at = dy.Datetime(time_unit="us", time_zone="UTC", description="when its page was fetched")
    posted_on = dy.Date(nullable=True, description="day it was posted, as the board says")
    valid_through = dy.Date(nullable=True, description="last day it is open, as the board says")
    employer = _text("employer's name: from the sources file, else from the page")
    setting = _one_of(SETTINGS, "kind of employer")
    naics = _text(
        "NAICS 2022 code, two to six digits; `31-33`, `44-45`, `48-49` as NAICS writes them",
        pattern=r"^(\d{2}-\d{2}|\d{2,6})$",
    )
    industry = _text("title of the NAICS sector (two digits)")
    industry_source = _one_of(
        ("registry", "text"), "who says so: the sources file, or a reading of employer, title and text"
    )
    title_text = _text("title as the board gave it", required=True)
    title = _text("title without numbers, places, pay and other additions")
    scope = _one_of(SCOPES, "whether the main duty is getting owed money paid", required=True)
    scope_reason = _text("what decided the scope")
    role = _one_of(ROLES, "role within the scope")
    level = _one_of(LEVELS, "level")
    specialty = _one_of(SPECIALTIES, "kind of debt")
    soc = _text("SOC 2018 code", pattern=r"^\d{2}-\d{4}$")
    salary_text = _text("pay as the board shows it, or the words it was read from")
    salary_min = _number(
        "lower end of base pay as stated, in `salary_currency` a `salary_period`; null when one-sided above"
    )
    salary_max = _number("upper end; null when one-sided below")
    salary_period = _one_of(PERIODS, "period of pay")
    salary_currency = _text("ISO 4217 code", pattern=r"^[A-Z]{3}$")
    ranges = dy.List(dy.Struct(RANGE), nullable=True, description="every range stated, the first one first")
    salary_kind = _one_of(SALARY_KINDS, "kind of pay")
    salary_source = _one_of(SALARY_SOURCES, "where it was read")
    salary_inferred = dy.Bool(nullable=True, description="true where period or currency is not written but inferred")
    salary_reason = _text("why there is no pay")
    annual_min = _number(
        "`salary_min` a year, in `salary_currency`: "
        "2,080 hours, 260 days, 52 weeks, 26 fortnights, 24 half-months or 12 months"
    )
    annual_max = _number("`salary_max` a year")
    annual_min_usd = _number("`annual_min` in US dollars at the ECB rate of `fx_on`")
    annual_max_usd = _number("`annual_max` in US dollars")
    fx_on = dy.Date(nullable=True, description="day of the ECB rate used; null for pay in dollars")
    location_text = _text("place as the board gave it")
    city = _text("city in English, without a generic suffix")
    region = _text("ISO 3166-2 code", pattern=r"^[A-Z]{2}-[A-Z0-9]{1,3}$")
    country = _text("ISO 3166-1 alpha-2 code", pattern=r"^[A-Z]{2}$")
    metro = _text("CBSA code that joins to OEWS areas", pattern=r"^\d{5}$")
    work_mode = _one_of(WORK_MODES, "the most flexible of the modes offered")
    work_mode_conflict = dy.Bool(nullable=True, description="true where field, place and text contradict each other")
    locations = dy.List(
        dy.Struct(PLACE),
        nullable=True,
        description="every place, the first one first; `ambiguous` where several places share the name",
    )
    skills = _names("skills and tools named, required or preferred, by the vocabulary's names")
    skills_preferred = _names("those of `skills` that are only preferred")
    credentials = _names("credentials named")
    education_min = _one_of(EDUCATION, "lowest education that satisfies the posting")
    education_required = dy.Bool(
        nullable=True, description="whether that education is required; false where it is preferred"
    )
    experience_years_min = _number("smallest number of years asked for the role as a whole")
    employment_type = _one_of(EMPLOYMENT_TYPES, "type of employment as stated")
    language = _text("ISO 639-1 code of the language, where the board says")
    description = _text("plain text of a posting in scope; private, never published")
    content_hash = _text("hash of title, place, pay and text as normalised", required=True, pattern=r"^[0-9a-f]{32}$")

    @dy.rule()
    def title_missing(cls) -> pl.Expr:
        return pl.col("title_text").str.strip_chars().str.len_chars() > 0

    @dy.rule()
    def pay_ends_swapped(cls) -> pl.Expr:
        return (
            pl.col("salary_min").is_null()
            | pl.col("salary_max").is_null()
            | (pl.col("salary_min") <= pl.col("salary_max"))
        )

    @dy.rule()
    def pay_without_currency(cls) -> pl.Expr:
        return (pl.col("salary_min").is_null() & pl.col("salary_max").is_null()) | pl.col(
            "salary_currency"
        ).is_not_null()

    @dy.rule()
    def role_outside_scope(cls) -> pl.Expr:
        return (pl.col("scope") == "out") == pl.col("role").is_null()

    @dy.rule()
    def preferred_not_among_skills(cls) -> pl.Expr:
        return pl.col("skills_preferred").is_null() | (
            pl.col("skills_preferred").list.set_difference(pl.col("skills")).list.len() == 0
        )


CELL = {
    "statistic": _text("which statistic the cell holds: share, count, mean, p25, median, p75", required=True),
    "value": dy.Float64(nullable=True, description="the figure; null where `status` withholds it"),
    "low": dy.Float64(nullable=True, description="lower end of the 95 % interval, clustered by employer"),
    "high": dy.Float64(nullable=True, description="upper end of it"),
    "unit": _text("unit of the figure: share (0 to 1), postings, or an ISO 4217 currency a year", required=True),
    "postings": dy.Int64(min=0, description="postings behind the figure"),
    "employers": dy.Int64(min=0, description="distinct employers behind it"),
    "bands": dy.Int64(
        nullable=True, min=0, description="distinct pay bands behind it (minimum, maximum, period, currency)"
    ),
    "n_effective": _number("effective number of employers: (sum n)^2 / sum n^2"),
    "period_start": dy.Date(description="first day of the period the postings were open in"),
    "period_end": dy.Date(description="last day of it"),
    "status": _one_of(STATUSES, "whether the figure is shown", required=True),
    "reason": _text("why a figure or its interval is withheld"),
}


def declare_table(name: str, meaning: str, keys: Mapping[str, str]) -> type[dy.Schema]:
    """The declaration of a summary table: its keys (name to meaning), then the cells that all tables share.

    >>> table = declare_table("PayByTown", "Pay by town.", {"town": "town, or all"})
    >>> table.column_names()[:3]
    ['town', 'statistic', 'value']
    """
    columns = {key: _text(says, required=True) for key, says in keys.items()} | CELL
    rules = {
        "interval_misses_value": dy.rule()(_interval_holds_value),
        "withheld_but_shown": dy.rule()(_withheld_is_null),
    }
    return type(name, (dy.Schema,), {"__doc__": meaning} | columns | rules)


def _interval_holds_value(cls: Any) -> pl.Expr:
    held = (pl.col("low") <= pl.col("value")) & (pl.col("value") <= pl.col("high"))
    return held | pl.col("low").is_null() | pl.col("high").is_null()


def _withheld_is_null(cls: Any) -> pl.Expr:
    return (pl.col("status") != "too_few") | pl.col("value").is_null() | (pl.col("statistic") == "count")


UNFIT = (pl.exceptions.PolarsError, TypeError, ValueError, OverflowError)
Aside = list[tuple[str, dict[str, Any]]]
"""Rows that were set aside, each with the rules it broke, joined by a blank."""


def check(rows: list[dict[str, Any]], table: type[dy.Schema] = Postings) -> tuple[pl.DataFrame, Aside]:
    """The rows that keep every rule, as a frame of the declared schema; and the others, each with the rules it broke.

    A row that cannot even be put into the schema breaks the rule `type`. Several rules are joined by a blank.
    """
    aside: Aside = []
    schema = dict(table.create_empty().schema)
    try:
        frame = pl.DataFrame(rows, schema=schema, orient="row")
    except UNFIT:
        sound = []
        for row in rows:
            try:
                pl.DataFrame([row], schema=schema, orient="row")
                sound.append(row)
            except UNFIT:
                aside.append(("type", row))
        frame = pl.DataFrame(sound, schema=schema, orient="row")
    good, failures = table.filter(frame)
    for row in failures.details().iter_rows(named=True):
        broken = [name for name in row if name not in schema and row[name] == "invalid"]
        aside.append((" ".join(sorted(broken)), {name: row[name] for name in schema}))
    return good, aside


def check_frame(frame: pl.DataFrame, table: type[dy.Schema]) -> pl.DataFrame:
    """A computed table, held to its declaration. Raises dataframely's error: a broken cell is a fault of ours."""
    return table.validate(frame)


def arrow_schema(table: type[dy.Schema]) -> Any:
    """The declaration as a `pyarrow.Schema`."""
    return table.create_empty().to_arrow().schema


def describe(name: str, table: type[dy.Schema]) -> str:
    """The data dictionary of a table, in Markdown."""
    rows = [
        f"| `{column}` | {_kind(declared.dtype)} | {'' if declared.nullable else 'yes'} | {declared.description} |"
        for column, declared in table.columns().items()
    ]
    rules = sorted({rule.partition("|")[0] for rule in _row_rules(table)})
    lines = [
        f"# {name}",
        "",
        f"{(table.__doc__ or '').strip()} Written by `python -m pipelines dictionary`; do not edit.",
        "",
        "| column | type | always there | meaning |",
        "|---|---|---|---|",
        *rows,
        "",
        "Rules of a row, besides those of its columns: " + ", ".join(f"`{rule}`" for rule in rules) + ".",
    ]
    return "\n".join(lines) + "\n"


def _row_rules(table: type[dy.Schema]) -> list[str]:
    rules: dict[str, Any] = table.__dict__["__dataframely_rules__"]
    return list(rules)


def _kind(dtype: Any) -> str:
    if isinstance(dtype, pl.List):
        return f"list of {_kind(dtype.inner)}"
    if isinstance(dtype, pl.Struct):
        return "(" + ", ".join(field.name for field in dtype.fields) + ")"
    plain = {
        pl.String: "text",
        pl.Float64: "number",
        pl.Int64: "whole number",
        pl.Boolean: "true or false",
        pl.Date: "date",
    }
    return plain.get(dtype.base_type(), "timestamp, UTC")
