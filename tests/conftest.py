"""What every test may ask for. With TALLYMAN_REQUIRE_ALL=1 a skipped test fails: nothing is passed over in silence."""

import os
from collections.abc import Generator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def material() -> Path:
    """The folder of recorded real material, which the project does without where it is not."""
    place = os.environ.get("TALLYMAN_MATERIAL")
    if not place:
        pytest.skip("TALLYMAN_MATERIAL does not name a folder of recorded material")
    return Path(place)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.skipped and os.environ.get("TALLYMAN_REQUIRE_ALL") == "1":
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may be: {report.longrepr}"
    return report
