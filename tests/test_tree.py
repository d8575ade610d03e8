"""Rules of the whole tree: who may import whom, what may lie where, and what is generated is current."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

from tests.loopback import ROOT

OURS = ("spiders", "pipelines")
READERS = {
    f"pipelines.{name}"
    for name in ("title", "level", "salary", "skills", "location", "work_mode", "industry", "requirements")
}


def modules() -> dict[str, Path]:
    files = [file for top in OURS for file in (ROOT / top).rglob("*.py")]
    return {".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): file for file in files}


def imports(file: Path) -> set[str]:
    """Every module of ours that a file imports, and `scrapy` if it does."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{file}: a relative import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
    return {name for name in found if name.partition(".")[0] in (*OURS, "scrapy")}


def under(name: str, *tops: str) -> bool:
    return any(name == top or name.startswith(f"{top}.") for top in tops)


def allowed(importer: str, imported: str) -> bool:
    """DESIGN's rule of imports, module by module."""
    if under(importer, "pipelines.store", "pipelines.text", "pipelines.money"):
        own = under(imported, "pipelines.vocabulary") and importer != "pipelines.store"
        return own or imported == "pipelines"
    if under(importer, *READERS):
        return (
            under(imported, "pipelines.text", "pipelines.money", "pipelines.vocabulary", *READERS)
            or imported == "pipelines"
        )
    if under(importer, "spiders.boards", "spiders.guides"):
        return under(imported, "spiders.items", importer.rpartition(".")[0], "spiders.boards") or imported == "spiders"
    if under(importer, "spiders.sample"):
        return under(imported, "spiders.sample") or imported == "spiders"
    if under(importer, "pipelines"):
        if under(imported, "scrapy"):
            return importer == "pipelines.crawl"
        return (
            under(imported, "pipelines", "spiders.items", "spiders.boards", "spiders.guides") or imported == "spiders"
        )
    if under(imported, "pipelines"):
        ours = ("archive", "memory", "job", "plan", "ledger", "drift", "postings", "commands")
        if importer == "spiders.plan" and under(imported, "pipelines.vocabulary"):
            return True  # what boards that search are asked for
        names = [f"spiders.{name}" for name in ours]
        return under(importer, *names) and (under(imported, "pipelines.store") or imported == "pipelines")
    return True


@pytest.mark.parametrize("name", sorted(modules()))
def test_imports_only_what_the_design_allows(name: str) -> None:
    wrong = {imported for imported in imports(modules()[name]) if not allowed(name, imported)}
    assert not wrong, f"{name} may not import {sorted(wrong)}"


def test_the_rule_of_imports_would_notice() -> None:
    assert not allowed("pipelines.store", "pipelines.schema")
    assert not allowed("spiders.boards.ashby", "scrapy")
    assert not allowed("spiders.boards.ashby", "pipelines.money")
    assert not allowed("pipelines.normalize", "spiders.postings")
    assert not allowed("pipelines.title", "pipelines.store")
    assert allowed("pipelines.crawl", "scrapy.exceptions")


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False).stdout
    return [ROOT / name for name in listed.decode().split("\0") if name and (ROOT / name).is_file()]


def test_no_python_where_datasets_lie() -> None:
    assert not list((ROOT / "datasets").rglob("*.py"))


def test_no_lock_file_and_no_large_file() -> None:
    names = {file.name for file in tracked()}
    assert not names & {"uv.lock", "poetry.lock", "package-lock.json"}
    assert not [file for file in tracked() if file.stat().st_size > 1_000_000]


def test_modules_stay_readable() -> None:
    long = {
        name: text.count("\n")
        for name, file in modules().items()
        if (text := file.read_text(encoding="utf-8")).count("\n") > 300
    }
    assert not long, f"two rooms each: {long}"


def test_nothing_of_this_machine_in_the_tree() -> None:
    forbidden = re.compile(rb"/(?:work|root)/|\.\./shared|files\.pythonhosted|pypi\.org")
    allowed_in = {ROOT / ".ci" / "run", Path(__file__)}
    wrong = [str(file) for file in tracked() if file not in allowed_in and forbidden.search(file.read_bytes())]
    assert not wrong


def test_the_settings_of_a_source_are_those_of_the_vocabulary() -> None:
    """`spiders` may not import the vocabulary, so the list stands in both."""
    from pipelines.schema import SETTINGS
    from spiders import sources

    assert sources.SETTINGS == SETTINGS


def test_no_group_is_possessive() -> None:
    """Python 3.11.0 to 3.11.4 match a possessive or atomic group wrongly (gh-106052); Debian 12 has 3.11.2."""
    group = re.compile(r"\)(?:[*+?]|\{[0-9,]+\})\+|\(\?>")
    found = [str(file) for file in modules().values() if group.search(file.read_text(encoding="utf-8"))]
    assert not found, found


def test_settings_turn_off_what_listens() -> None:
    from spiders import settings

    assert settings.TELNETCONSOLE_ENABLED is False
    assert settings.REMOTE_CONTROL_ENABLED is False
    assert settings.ROBOTSTXT_OBEY is True
    assert settings.AUTOTHROTTLE_ENABLED is True


def test_data_dictionaries_are_current() -> None:
    from pipelines.__main__ import declarations
    from pipelines.schema import describe

    for name, table in declarations().items():
        written = (ROOT / "datasets" / f"{name}.md").read_text(encoding="utf-8")
        assert written == describe(name, table), f"{name}: run `uv run python -m pipelines dictionary`"
