"""The README's commands, run as written (the environment they make is the one the tests run in)."""

import re
import shlex
import subprocess
import sys

import polars as pl
import pytest

from tests.loopback import ROOT, run

README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [
    line.partition("#")[0].strip()
    for block in re.findall(r"```\n(.*?)```", README, re.S)
    for line in block.splitlines()
]


def words(command: str) -> list[str]:
    """`uv run scrapy crawl postings` as a module of this Python and its arguments."""
    found = shlex.split(command.rpartition("uv run ")[2])
    return found[2:] if found[:2] == ["python", "-m"] else found


def test_the_first_screen_has_the_two_commands() -> None:
    assert COMMANDS[:2] == ["pip install uv && uv run scrapy crawl postings", "uv run pytest"]


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    data = tmp_path_factory.mktemp("readme") / "data"
    ran = run(*words(COMMANDS[0]), TALLYMAN_DATA=str(data))
    assert ran.returncode == 0, ran.stderr
    return data, ran


def test_the_first_command_gives_what_the_readme_says(crawled) -> None:
    data, ran = crawled
    assert "10,500 postings" in ran.stderr
    for place in re.findall(r"data/(\w+)/", README.partition("Look at them")[0]):
        assert (data / place).is_dir() or place == "set_aside", place
    for table in ("skill_frequency", "salary_by_industry"):
        assert pl.read_parquet(data / "tables" / f"{table}.parquet").height > 100
        assert (data / "tables" / f"{table}.csv").is_file()


@pytest.mark.parametrize("command", [line for line in COMMANDS if "python -m pipelines" in line])
def test_the_next_commands_work(crawled, command) -> None:
    data, _ = crawled
    ran = run(*words(command), TALLYMAN_DATA=str(data))
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.strip()


def test_every_command_the_docs_name_exists() -> None:
    files = [
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        *(ROOT / "docs").glob("*.md"),
        *(ROOT / "datasets").glob("*.md"),
    ]
    named = {
        name for file in files for name in re.findall(r"python -m pipelines (\w+)", file.read_text(encoding="utf-8"))
    }
    ran = subprocess.run(
        [sys.executable, "-m", "pipelines", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert named, "the docs name commands"
    missing = {name for name in named if name not in ran.stdout}
    assert not missing
