"""Which skills and tools the postings of a role and level name, required or preferred."""

from datetime import date

import polars as pl

from pipelines.schema import declare_table
from pipelines.tables.frequency import frequency

GROUP = {"role": "role within the scope, or all", "level": "level, or all"}
KEYS = GROUP | {"skill": "skill or tool by the vocabulary's name; all: at least one of them"}
SCHEMA = declare_table(
    "SkillFrequency",
    "Share of the postings of a role and level that name a skill, required or preferred, and how many do.",
    KEYS,
)


def summarise(postings: pl.LazyFrame | pl.DataFrame, *, as_of: date | None = None) -> pl.DataFrame:
    """One row a role, level, skill and statistic (`share`, `count`), each key also with its `all` row."""
    return frequency(postings, list(GROUP), ("skill", "skills"), SCHEMA, as_of)
