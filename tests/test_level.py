"""Levels by the words of a title, and by what a description states outright."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.level import read_level
from pipelines.vocabulary import load

LEVELS = {
    "junior": """
    Collector I; Collector 1; Junior Credit Controller; Jr. Collections Analyst; Trainee Collections Agent;
    Collections Trainee; Graduate Credit Controller; Credit Control Apprentice; Collections Intern;
    Entry Level Debt Collector; Entry-Level Collections Representative; Collections Assistant;
    Credit Control Assistant; Administrative Assistant - Collections; Executive - Collections (Freshers);
    Executive Assistant to the Director of Collections; Collections Specialist I/II;
    Management Trainee - Collections; Collections Rep Level I; Collector/Negotiator Trainee - Full Time;
    Collector / Skip Tracer - Entry Level; Medical Collections Specialist / Collector Trainee;
    Collector / Skip Tracer 1
    """,
    "mid": """
    Collections Specialist; Collector II; Collections Specialist 2; Collections Associate; Collections Executive;
    Collection Officer; Credit Controller; Account Specialist; Collection Executive - Any Graduate;
    Collections Specialist (3 Openings); Collector - 2 Positions; Collections Specialist - 1st Shift;
    Collections Representative - 3rd Party; Data Entry / Collections Clerk; Student Loan Collector;
    Billing Specialist - Senior Living; Senior Living Collections Specialist; Collections Specialist - Head Office;
    Account Manager - Collections; Case Manager, Recoveries; Collector/Senior Collector;
    Officer/Sr. Officer Collections; Lead Generation Specialist; Collections Representative Level 2;
    Recovery Officer (Grade 2); Skip Tracer; Collections Coordinator; 24/7 Collections Agent;
    Team Member - Collections; Debt Recovery Paralegal; Collections Professional; Collections Consultant - 2 Posts;
    Recoveries Specialist 3-11 Shift
    """,
    "senior": """
    Senior Collections Specialist; Sr Collections Rep; Snr Credit Controller; Collections Specialist III;
    Collections Analyst 3; Principal Collections Analyst; Sr. Officer / Officer - Collections;
    Senior/Lead Collections Specialist; Patient Account Rep III - Self Pay; Credit Analyst IV;
    Collections Specialist, Sr; SENIOR DEBT COLLECTOR; Office Clerk III - Collections;
    Collector / Skip Tracer, Senior - Hamilton; Collector/Negotiator III;
    Collections Specialist/Credit Controller, Senior - Cambridge
    """,
    "lead": """
    Lead Collector; Collections Team Lead; Team Leader - Collections; Collections Supervisor;
    Supervisor, Credit Control; TL - Collections; Collections Lead; Collections Shift Supervisor;
    Senior Team Leader Collections; Collections Supervisor/Manager; Assistant Team Leader, Collections;
    Debt Collector Lead; Lead Tele Caller (Loan Collections); Collections Sup. - Evenings
    """,
    "manager": """
    Collections Manager; Assistant Manager - Collections; Asst. Manager Collections; Deputy Manager, Collections;
    Senior Manager, Collections; Area Collection Manager; Assistant Collections Manager;
    Assistant/Deputy Manager - Collections; Collection Manager I; Regional Manager Collections & Recovery
    """,
    "director": """
    Director of Collections; Senior Director, Credit & Collections; Head of Credit Control; VP Collections;
    AVP - Recovery; Vice President, Collections Strategy; Assistant Vice President - Collections;
    National Head - Collections; Zonal Collection Head; Associate Director, Collections; Chief Collections Officer;
    Managing Director, Collections; SVP - Collections & Recoveries; Hd of Collections Ops
    """,
}


def titles() -> list[tuple[str, str]]:
    packed = ((level, packed.replace("\n", " ").split(";")) for level, packed in LEVELS.items())
    return [(title.strip(), level) for level, listed in packed for title in listed]


@pytest.mark.parametrize(("title", "level"), titles())
def test_levels_of_titles(title: str, level: str) -> None:
    assert read_level(title) == level


@pytest.mark.parametrize(
    ("description", "level"),
    [
        ("This is an entry-level position with paid training.", "junior"),
        ("This is not an entry-level position.", "mid"),
        ("About us\nJob Title: Senior Collections Specialist\nDepartment: Finance", "senior"),
        ("Seniority level: Entry level", "junior"),
        ("Job Level: Senior\n", "senior"),
        ("We are looking for a Senior Credit Controller to join us", "senior"),
        ("As a Junior Collections Specialist you will call customers.", "junior"),
        ("Join us as a Graduate Credit Controller", "junior"),
        ("Position: Collector II", "mid"),
        ("Role: Team Leader", "lead"),
        ("You will report to the Senior Collections Manager.", "mid"),
        ("Mentored by a senior collector, you learn quickly.", "mid"),
        ("Work with senior management on lead generation.", "mid"),
        ("Position reports to: Senior Manager", "mid"),
        ("Nothing of the kind.", "mid"),
    ],
)
def test_an_unmarked_title_takes_the_level_its_description_states(description: str, level: str) -> None:
    assert read_level("Collections Specialist", description) == level
    assert read_level("Collections Manager", description) == "manager"


def test_levels_are_those_of_the_design() -> None:
    levels = {row["level"] for row in load("levels.csv", occupation=None)}
    assert levels - {"", "assistant"} <= {"junior", "mid", "senior", "lead", "manager", "director"}


@given(st.text(max_size=200), st.text(max_size=400))
def test_any_text_has_a_level(title: str, description: str) -> None:
    assert read_level(title, description) == read_level(title, description)
    assert read_level(title) in {"junior", "mid", "senior", "lead", "manager", "director"}


@pytest.mark.parametrize(
    ("description", "level"),
    [
        ("You will supervise a team of four and report to the director.", "lead"),
        ("Supervises six collections clerks.", "lead"),
        ("The manager leads a team of twelve.", "mid"),
        ("Experience leading a team is an advantage.", "mid"),
        ("The director has nine direct reports.", "mid"),
        ("Entry-level role with full training.", "junior"),
        ("Above entry level; you must know the trade.", "mid"),
        ("Minimum five years in a senior role.", "mid"),
        ("The Senior Collector is responsible for key accounts.", "senior"),
        ("The Senior Collector will train you.", "mid"),
        ("Designation: Assistant Manager - Collections", "manager"),
    ],
)
def test_whom_a_description_puts_in_charge(description: str, level: str) -> None:
    assert read_level("Collections Specialist", description) == level
