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


#: How postings put it, by mode; "" where they state none. A line each.
SHAPES = {
    "remote": """
We are a fully distributed company.
Open to remote.
Remote Collections Specialist needed for a growing agency.
Every role can be done from anywhere.
This role can be based at any of our offices or from home.
You will have the opportunity to work remotely after six months.
High-speed internet and a dedicated home office space are required.
You can work from anywhere in the United States.
This is a work-from-home position with company equipment.
We are hiring remote collectors in Texas, Florida and Georgia.
Candidates may live anywhere in the contiguous states.
All of our agents work from their own homes.
You will work out of your home office.
Take calls from the comfort of your home.
This position is remote; a laptop is provided.
The role is remote within Ohio.
Workplace type: Remote
Remote position with occasional travel to our Tampa office.
Position is 100% telecommute.
This is a virtual position: you take calls from your home office.
You will work remotely full time.
We are open to remote candidates.
Training is on-site for two weeks, after which the position is fully remote.
There is no office to report to: everyone works from home.
Remote (not available to residents of California)
This remote role is not open to candidates in New York.
Fully remote, not hybrid.
The position may be performed remotely from any state but Alaska.
You are not required to come into the office.
Work location: your home.
Home working is the norm for this role.
Both remote and office-based candidates are welcome.
You choose whether to work from home, from the office or both.
Remote employees must not reside in Colorado.
It is a permanent home-working contract.
Employment type: full-time, remote.
The job can be done from home anywhere in the UK.
Our call centre closed in 2021 and all agents now work from home.
You can be based anywhere in Ireland.
This is a work at home job for residents of Ohio.
You will be working from home.
Remote working is standard in this team.
The position is remote-based.
Remote work is permitted for this position.
Although our head office is in Leeds, this role is remote.
Home-based, with a company laptop.
Work remotely from any state.
Telework is authorised for this post.
This is a remote, full-time position with benefits.
Location: home-based
Remote-first team, and this job can be held from any state.
You will work entirely from home.
After two weeks of classroom training in Tampa, you will work from home.
No office: the whole team is distributed and works remotely.
This is a remote job, so you need fast internet at home.
Everyone is remote; we meet in person twice a year.
Candidates anywhere in Canada can do this job from home.
There is no need to commute: you work from a home office that we equip.
This role is home-working.
You can choose to work from our Leeds office, from home or a mix.
Equipment is provided for your home office, as this job is remote.
100% Telework.
We are an all-remote company.
Remote (work from home) with company laptop.
As a remote collector you will need a quiet room.
Join us as a remote collections specialist.
We are looking for a work-from-home collector.
This remote collector job pays 18 dollars an hour.
You will be a home-based agent.
The successful applicant will work from a home office.
The role may be done remotely.
Work wherever you live in the United States; this job is remote.
No office attendance is needed.
""",
    "hybrid": """
Remote work is offered on an occasional basis.
Office based with some flexibility to work from home.
Situational telework may be permitted.
Telework eligible: Yes
Working pattern: 37.5 hours, Monday to Friday, hybrid.
You will split your time between home and our Leeds office.
Three days on site and two from home each week.
You may work from home up to two days per week.
This role requires you to be in the office Tuesday through Thursday.
Mondays and Fridays are work-from-home days.
We work flexibly, with a mix of home and office working.
The role is a combination of remote and in-office work.
The job is 50% remote.
About 40% of your time is spent in the office.
A minimum of eight days a month in the office is expected.
Employees come into the office at least twice a week.
You will be in the office every other week.
You alternate between the office and home.
Office attendance: two days a week.
Remote, with one day a week in the Denver office.
This is a semi-remote position.
We ask for two office days each week.
You attend our Bristol office one day a week.
The team meets in the office on Wednesdays and works from home otherwise.
WFH Fridays after probation.
Four days in the office, one at home.
The first 90 days are on-site, then the schedule is hybrid.
Our hybrid policy asks for presence on three days.
This is a hybrid position and not fully remote.
Part of the week you work from home.
Hybrid working is available for this role.
We operate a hybrid pattern from our Glasgow office.
Expect to spend half of the week in the office and half working remotely.
In-office days are Tuesday and Thursday.
This is not a fully remote role: you join us in the office twice weekly.
You can work remotely on Mondays.
Home and office based
You will work two days in the office and three days at home.
Our people are in the office two days and at home three.
The role is hybrid, with Wednesdays in the office.
We offer flexible hybrid working.
After probation you may work from home one day a week.
You need to be on site at least once a week.
Expect to be on-site Mondays and Thursdays.
Up to 60% home working is possible.
There is some home working.
This role offers remote working up to two days weekly.
Home/office split: 3/2.
Split your week between our Perth office and home.
Work is done partly from home and partly at our branch.
Occasional work from home is allowed.
The schedule is 3 days onsite / 2 days remote.
3 days WFO, 2 days WFH.
Office based with the option to work from home twice a week.
You come in on Tuesdays and work from home on the other days.
You will come to our Cork office on Mondays and work from home on other days.
A hybrid arrangement of home and branch is offered.
The role needs you in the office for part of the week.
The first month is in the office; then you work from home three days a week.
Working from home is possible on Fridays.
Team days in the office are Tuesdays; you work at home the other days.
Two remote days a week are offered once you are trained.
We follow a 3-2 hybrid model.
We work a hybrid week.
Office presence is expected at least 60% of the time.
Hybrid (60% office, 40% home).
Some days you work in the office and some days from home.
Hybrid-working is the norm.
Our teams are in the office three days out of five.
Come to the office when it suits you, at least two days a week.
You are in the office a minimum of 3 days weekly.
Our office-first hybrid policy means four days on site.
You may work remotely one day per week.
The role is based in Leeds with one day a week from home.
Work from home is allowed 2 days out of 5.
We have a flexible work-from-home policy of two days each week.
It is a mostly on-site role with one remote day.
It is a mostly remote role with one day a week on site.
""",
    "on_site": """
Regular on-site attendance is an essential function of the job.
The position is on-site at our Wichita headquarters.
The incumbent works on campus five days a week.
Work setting: In-person
Remote/Hybrid/Onsite: Onsite
This position is based in our Tulsa office.
You must commute to our Buffalo office every day.
This is an office-based role.
Remote work is not available for this position.
This position is not eligible for remote work.
Working from home is not an option.
The duties cannot be performed remotely.
We are unable to offer remote or hybrid working.
There are no hybrid or remote options.
In-person attendance is required Monday to Friday.
All work is performed on the premises of the agency.
Local candidates only, no remote.
This is a full-time, in-office job.
You work in the office Monday through Friday.
You report to our office each day.
Five days a week from our downtown office.
This is not a work-from-home job.
This is not a remote or hybrid role.
Neither hybrid nor remote working is offered.
The role does not offer telework.
The job is onsite at our Omaha call center.
This position is based on-site.
We do not allow remote work.
If you look for remote work, this is not the job for you.
You must be physically present in our office.
The position requires on-site presence.
The role sits in our Dallas office full time.
Work site: on-site
Everybody works on site, every day.
This position works on-site at our Akron call center.
There is no remote option.
Remote: No
Work from home: not available
This position does not allow for remote work.
This is not a hybrid role; the team is in the office five days a week.
WFO, five days a week.
Work from office only.
The role is located in our Cebu office and is fully on-site.
You must work from our Phoenix office.
This job requires you to work in the office.
We work from the office every day.
This is a 100% in-office role.
Remote work will not be considered.
Full time on site.
Office based - Manchester
Candidates must be able to report to our Houston location in person.
The position is in-house and on-site.
Applicants wanting remote work need not apply.
We do not offer remote or work-from-home arrangements.
This position requires daily attendance at our Mesa office.
This role cannot be done from home.
You must be on site for each shift.
The position is not open to remote candidates.
Everyone on the team is in the office every day.
Home working is not possible in this role.
This is a desk job in our Pune office, five days a week, and it is not hybrid.
Sorry, no remote applicants.
All collectors sit together in our Omaha office, Monday to Friday.
While we were remote in 2021, we are now back in the office full time.
We no longer offer remote work.
Remote work was ended last year; all staff are on-site.
The job is performed in person, at our Cardiff branch.
This is an on-the-floor, in-office role.
You are expected to attend the office every day.
Work is in the office, not at home.
Is the role hybrid? No, you work on-site every day.
This is an on-site job; our Omaha office has free parking.
We are back in the office five days a week.
You will be based in our Leeds office five days a week.
Attendance at the office is compulsory every day.
There is no work from home.
We are an in-person company and this role is in person.
Remote work is not possible, since the files may not leave the office.
No telecommuting.
This role is strictly office based.
""",
    "": """
Checks are distributed to the owners weekly.
We are headquartered in Tulsa and recruit on campus.
Loans for hybrid and electric cars.
You will support our remote clinics with billing.
We provide a stipend for your home office.
You provide remote support to callers.
You call debtors at home and at work.
You visit borrowers in person.
Experience of supervising remote collectors is a plus.
Strong Microsoft Office skills are needed.
You hold a back office position of trust.
Help set up remote branches and train their staff.
Our clients run hybrid networks on-site and in the cloud.
Interviews are held in person or by video.
The agency sells hybrid cars and home-based care.
Travel to remote areas may be required.
There is an on-site cafeteria and free parking.
Provide remote assistance to branches.
You will contact customers at home.
Home loans and home equity lines are in your portfolio.
Coordinate with our remote collectors in Manila.
We supply home phone and home internet services.
Working knowledge of remote deposit.
Our home office is in Omaha, Nebraska.
The portfolio includes hybrid loans and office leases.
You will work with the office manager on Fridays.
Repossess vehicles from home addresses or work sites.
We collect for home health and home security companies.
You report to the front office manager two days after each audit.
Experience with remote work tools such as Teams is welcome.
We provide remote deposit capture to credit unions.
Collect on accounts of remote workers who moved abroad.
You will attend court hearings in person.
Home equity and hybrid mortgages are in your queue.
An on-site cafeteria, on-site daycare and a gym.
Send letters to the home address and the work address of the debtor.
You will work closely with field agents who visit homes.
Training materials may be viewed remotely.
Our hybrid dialler blends preview and predictive modes.
The remote branch network is served by mail.
Customers can pay remotely, in person or at our office.
You will coordinate the on-site audit of our vendors.
The virtual terminal takes card payments.
We answer through a virtual agent and a chat window.
You will install remote payment kiosks.
We give remote keyless entry and starter interrupt devices.
Dental patients are seen in the office three days a week.
Send a field agent to the home of the borrower.
Home improvement loans are a third of the book.
You report to the office of the CFO.
We run a hybrid of call centre and field work.
You take the hybrid ledger from billing to cash.
The remote nature of some sites makes visits rare.
Remote identity checks are part of the duties.
You will process in-person payments at the counter.
Deposits are made in person at the bank each day.
Our on-site team at the hospital sends you files.
Customers work from home and are best reached at noon.
Some debtors work from home, so you call by day.
The post room is on site.
The stockroom and the print shop are on site.
Office hours are Monday to Friday.
Office closed on Saturdays and Sundays.
The office is open five days a week.
Call the customer at home twice a week.
Hybrid seed loans and farm credit are handled.
The office dog visits on Fridays.
You will help the legal office two days a week.
Remote connection problems are passed to IT.
We insure mobile homes and home contents.
Virtual interviews are held on Teams.
The interview will be in person.
Orientation takes place on-site for one day.
You hold remote hearings with the county court.
""",
}


#: What boards write in the field, and in the location line.
FIELDS = {
    "remote": """
Hybrid/Remote
Home or office
Remote
Fully remote
remote_only
Home office
Homeoffice
HOME_OFFICE
Telecommute
Home-based
Virtual
Work at home
WORK_FROM_HOME
WFH
Remote within country
remote_us
Remote - US
https://schema.org/TELECOMMUTE
Telework
Remote or Hybrid
On-site / Remote
""",
    "hybrid": """
Hybrid
HYBRID
Hybrid Working
Partially remote
hybrid-remote
Remote (partial)
Temporarily Remote
Flexible/Hybrid
Remote/Office
2 days office
Hybrid (2 days)
Mixed
Part remote
occasional_remote
Some remote
""",
    "on_site": """
WFO
Work from office
In-Office
in_office
Office
On site
ON_SITE
No remote
Not remote
Non-remote
In person
Office-based
On-Site Only
Work on-site
On-premise
Workplace: On-site
none remote
No Remote Work
""",
    "": """
Full-time
unspecified
Permanent
Not specified
n/a
Flexible hours
Day shift
Regular
Field
Unknown
Headquarters
""",
}
LINES = {
    "remote": """
Home Office, FL
Remote
US-Remote
USA-TX-Remote
Remote, Texas
TX - Remote
Home Based - Ohio
Virtual - Ohio
Telework, Ottawa
Anywhere in the US
Work at Home - Florida
Work From Home (Ohio)
Remote/Tampa
Tampa or Remote
Remote Worker - N/A
Nationwide - Remote
Tampa, FL (Remote eligible)
Tampa / WFH
UK Homeworking
Homeworker, UK
Fully Remote - Canada
REMOTE: Pune
India (Remote)
Telecommuter, Ohio
Remote (EST)
Tampa (Remote possible)
Virtual
US Home-Based
""",
    "hybrid": """
Hybrid - Leeds
Leeds (Hybrid)
Leeds/Hybrid
Tampa, FL (2 days in office)
Tampa - 3 days onsite
London (hybrid, 2 days)
Hybrid Remote - Tampa
Partially remote, Leeds
Chennai (Hybrid)
Hybrid London
Hybrid in Tampa, FL 33602
Tampa, FL (Hybrid/On-site)
Cork, Ireland - Hybrid Working
""",
    "on_site": """
Tampa (On-site)
Onsite - Tampa
Pune - WFO
In-Office: Tampa, FL
Tampa, FL - In Office
Tampa, FL (no remote)
Tampa, FL (not remote)
Office-based, Leeds
Tampa in-person
Makati (Onsite)
Onsite Tampa
Tampa, FL (100% onsite)
Tampa, FL - Work from Office
""",
    "": """
Tampa, FL
Tampa Office
Home, KS
Remote Street, Leeds
Virtual Way, Austin, TX
Office Park Drive, Boise
On-Site Logistics, Tampa, FL
Post Office Road, Pune
Hybrid Park Road, Leeds
Hybrid Energy Campus, Ohio
Homestead, FL
Remote Sensing Center, Boulder
Head Office, Leeds
Box Office, London
Corporate Office - Tampa
Remote Clinic - Nome, AK
Home Depot Plaza, Atlanta
""",
}


@pytest.mark.parametrize("mode", FIELDS)
def test_every_word_and_line_of_a_board_is_read(mode: str) -> None:
    for line in FIELDS[mode].strip().splitlines():
        assert (decide_work_mode(line, None, None).value or "") == mode, line
    for line in LINES[mode].strip().splitlines():
        assert (decide_work_mode(None, line, None).value or "") == mode, line


@pytest.mark.parametrize("mode", SHAPES)
def test_every_shape_is_read_alone_and_in_prose(mode: str) -> None:
    for text in SHAPES[mode].strip().splitlines():
        assert (read_work_mode(text) or "") == mode, text
        assert (read_work_mode(f"{PROSE}{text}\n{PROSE}") or "") == mode, text
        if text.endswith("."):
            assert (read_work_mode(f"{PROSE}We pay weekly. {text} {PROSE}") or "") == mode, text


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
        ("isRemote", "Tampa, FL", "This position is on-site.", "remote", True),
        # one source against another
        (None, "US, TX, Remote", "This position is 100% on-site.", "remote", True),
        ("Remote", "Tampa, FL (Remote)", "This is a hybrid role: 3 days a week in the office.", "remote", True),
        ("Hybrid", "Remote", None, "remote", True),
        ("OnSite", "Tampa, FL", "This is a remote position.", "remote", True),
        ("Remote", "Remote - US", "We are a remote-first company.", "remote", False),
        (None, "San Francisco-Onsite", "We are a remote-friendly company.", "on_site", False),
        (None, "Tampa, FL", "Work from home.", "remote", False),
    ],
)
def test_the_most_flexible_source_decides(
    field: str | None, place: str | None, text: str | None, value: str | None, conflict: bool
) -> None:
    decided = decide_work_mode(field, place, text)
    assert (decided.value, decided.conflict) == (value, conflict)
    assert decided.reason


def test_the_reason_names_both_sides_or_the_unknown_word() -> None:
    assert decide_work_mode(None, "Remote", "100% on-site").reason == "location says remote, text says on_site"
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
