"""Posted pay by role and industry: where the same work is offered more."""

from datetime import date

import polars as pl

from pipelines.schema import declare_table
from pipelines.tables.posted_pay import COUNTRY, COUNTRY_MEANING, posted_pay

GROUP = {
    "role": "role within the scope, or all",
    "industry": "title of the employer's NAICS sector; unknown; or all",
}
KEYS = GROUP | {COUNTRY: COUNTRY_MEANING}
SCHEMA = declare_table(
    "SalaryByIndustry",
    "Posted pay of advertised jobs by role, industry and country: midpoints of base pay, a year. Not what people earn.",
    KEYS,
)


def summarise(postings: pl.LazyFrame | pl.DataFrame, *, as_of: date | None = None) -> pl.DataFrame:
    """One row a role, industry, country and statistic (`p25`, `median`, `p75`, `mean`, `count`), a year's pay."""
    return posted_pay(postings, list(GROUP), SCHEMA, as_of)
