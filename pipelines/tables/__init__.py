"""The summary jobs, one module a table: postings in, cells of the one long shape out. No file is read or written."""

from collections.abc import Mapping

from pipelines.tables import salary_by_industry, skill_frequency
from pipelines.tables.cells import Table

TABLES: Mapping[str, Table] = {
    "skill_frequency": skill_frequency,
    "salary_by_industry": salary_by_industry,
}
