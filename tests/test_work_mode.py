"""Work mode: what a line states, what prose states and what it only mentions, and which source is believed."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.location import decide_work_mode, read_work_mode
from pipelines.vocabulary import load

#: Sentences before and after, so that a statement stands in a description and not in a line.
PROSE = (
    "Our agency has recovered receivables for hospitals and lenders since 1994. You will call account holders, agree "
    "payment plans, note every call in the system and keep to the law on every one of them.\n"
)

STATED = [
    ("Remote", "remote"),
    ("US, TX, Remote", "remote"),
    ("Hybrid - London", "hybrid"),
    ("Chicago-Hybrid", "hybrid"),
    ("New York City (On-site)", "on_site"),
    ("San Francisco Bay Area or Remote", "remote"),
    ("Home Based - Texas", "remote"),
    ("Hybrid remote in Tampa, FL", "hybrid"),
    ("Remote/Hybrid", "remote"),
    ("On-site or Hybrid", "hybrid"),
    ("Remote Customer Service Representative", "remote"),
    ("Collector - Remote", "remote"),
    ("This position is 100% on-site.", "on_site"),
    ("This is a fully remote position.", "remote"),
    ("THIS IS A HYBRID ROLE", "hybrid"),
    ("You will be in our Tampa office three (3) days a week.", "hybrid"),
    ("Our weekly schedule is 4 days in-office and 1 day working remotely.", "hybrid"),
    ("This role is in-person 5 days/week.", "on_site"),
    ("Must be able to work on-site five days a week.", "on_site"),
    ("You may work from home two days per week.", "hybrid"),
    ("Occasional remote work is possible.", "hybrid"),
    ("After training you work from home.", "remote"),
    ("This job can be performed remotely within the US.", "remote"),
    ("Telework eligible.", "remote"),
    ("Work Location: In person", "on_site"),
    ("This is not a remote position.", "on_site"),
    ("No remote work.", "on_site"),
    ("Remote candidates will not be considered.", "on_site"),
    ("Telecommuting is not permitted.", "on_site"),
    ("We offer remote, hybrid or on-site work.", "remote"),
    ("This follows a hybrid work model, on-site 4 days/week, remote on Fridays.", "hybrid"),
    ("#LI-Hybrid", "hybrid"),
]

MENTIONED = [
    "Experience of remote patient monitoring is a plus",
    "Knowledge of remote desktop software and hybrid cloud storage.",
    "An on-site gym, on-site parking and in-office lunches await you.",
    "Coordinate with on-site medical staff and travel for on-site visits.",
    "You explain matters clearly, in person and in writing.",
    "This hybrid role combines billing with outreach.",
    "Enjoy four weeks of work from anywhere each year.",
    "Support for bankruptcy-remote entities.",
    "Our offices are downtown.",
]


@pytest.mark.parametrize(("text", "mode"), STATED)
def test_a_statement_is_read_alone_and_in_prose(text: str, mode: str) -> None:
    assert read_work_mode(text) == mode
    assert read_work_mode(f"{PROSE}{text}\n{PROSE}") == mode
    if text.endswith("."):
        assert read_work_mode(f"{PROSE}You call from nine to five. {text} {PROSE}") == mode


@pytest.mark.parametrize("text", MENTIONED)
def test_a_mention_is_no_statement(text: str) -> None:
    assert read_work_mode(f"{PROSE}{text}\n{PROSE}") is None


@pytest.mark.parametrize("text", ["", "Tampa, FL", "Denver Office", "Corporate Headquarters", PROSE])
def test_a_place_is_no_statement(text: str) -> None:
    assert read_work_mode(text) is None


def test_what_is_said_of_the_role_outweighs_what_is_said_of_the_company() -> None:
    assert read_work_mode(f"We are a remote-friendly company. {PROSE} This is an on-site role in Tulsa.") == "on_site"
    assert read_work_mode(f"We are a remote-friendly company. {PROSE}") == "remote"


@pytest.mark.parametrize(
    ("field", "place", "text", "value", "conflict"),
    [
        (None, None, None, None, False),
        ("Hybrid", "London", None, "hybrid", False),
        ("TELECOMMUTE", "Tampa, FL", None, "remote", False),
        ("OnSite", None, "You will work with receivables.", "on_site", False),
        ("FULLY_REMOTE", None, None, "remote", False),
        ("somewhere", None, None, None, False),
        # a flag that boards set for hybrids too
        ("isRemote", None, None, "remote", False),
        ("true", "New York (Hybrid)", None, "hybrid", False),
        ("isRemote", "Tampa, FL", "This position is on-site.", "on_site", True),
        # one source against another
        (None, "US, TX, Remote", "This position is 100% on-site.", "on_site", True),
        ("Remote", "Tampa, FL (Remote)", "This is a hybrid role: 3 days a week in the office.", "hybrid", True),
        ("Hybrid", "Remote", None, "hybrid", True),
        ("OnSite", "Tampa, FL", "This is a remote position.", "on_site", True),
        ("Remote", "Remote - US", "We are a remote-first company.", "remote", False),
        (None, "San Francisco-Onsite", "We are a remote-friendly company.", "on_site", False),
        (None, "Tampa, FL", "Work from home.", "remote", False),
    ],
)
def test_the_better_evidence_decides(
    field: str | None, place: str | None, text: str | None, value: str | None, conflict: bool
) -> None:
    decided = decide_work_mode(field, place, text)
    assert (decided.value, decided.conflict) == (value, conflict)
    assert decided.reason


def test_the_reason_names_both_sides_or_the_unknown_word() -> None:
    assert decide_work_mode(None, "Remote", "100% on-site").reason == "text says on_site, location says remote"
    assert "somewhere" in decide_work_mode("somewhere", None, None).reason


def test_every_word_of_a_board_has_one_mode() -> None:
    words = load("work_modes.toml", occupation=None)
    every = [word for kind in ("stated", "hint") for listed in words[kind].values() for word in listed]
    assert len(every) == len(set(every))
    for mode, listed in words["stated"].items():
        assert {decide_work_mode(word.upper(), None, None).value for word in listed} == {mode}


PIECES = [
    "remote",
    "hybrid",
    "on-site",
    "office",
    "in",
    "not",
    "no",
    "3 days",
    "week",
    "100%",
    "fully",
    ".",
    "\n",
    ",",
    "or",
    "é",
    "’",
]


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join)))
def test_any_text_is_read_the_same_twice(text: str) -> None:
    assert read_work_mode(text) in (None, "on_site", "hybrid", "remote")
    assert decide_work_mode(text, text, text) == decide_work_mode(text, text, text)


@pytest.mark.parametrize(
    "piece", ["remote ", "office ", "in the office 3 days ", "a", " not remote or hybrid,", "\n", "work from home "]
)
def test_a_megabyte_of_nonsense_takes_no_time(piece: str) -> None:
    started = time.perf_counter()
    read_work_mode(piece * (1_000_000 // len(piece)))
    assert time.perf_counter() - started < 1


def test_real_lines_and_descriptions_seldom_contradict(material: Path) -> None:
    import gzip
    import json

    both = agreed = 0
    for file in (material / "boards" / "ashby").glob("*.json.gz"):
        for job in json.loads(gzip.decompress(file.read_bytes()))["jobs"]:
            place, text = read_work_mode(job["location"]), read_work_mode(job["descriptionPlain"] or "")
            both += bool(place and text)
            agreed += bool(place and place == text)
    assert both > 100
    assert agreed / both > 0.9
