"""Skills: every name of the vocabulary is found, ambiguous words only where they mean it, and how each is asked for."""

import csv
import json
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.skills import find_skills
from pipelines.vocabulary import load
from pipelines.vocabulary.words import expand

# Skills and tools that the five career guides name, in their words.
GUIDES = {
    "himalayas": (
        "FICO Debt Manager|Experian Collections Advantage|Customer Relationship Management (CRM) systems|"
        "Salesforce|Zoho CRM|Microsoft Dynamics|multi-line phone systems|email clients|"
        "instant messaging platforms|Microsoft Office|Microsoft Excel|Microsoft Word|Google Workspace|"
        "credit reporting agencies|Collections MAX|CRMDialer|payment processing systems|"
        "Fair Debt Collection Practices Act|state-specific collection laws|accounting principles|"
        "accounts receivable|general ledger|data entry|record keeping|dispute resolution|account reconciliation|"
        "skip tracing techniques|negotiation|active listening|patience|empathy|persuasion|problem-solving|"
        "resilience|ethical judgment|customer service|administrative skills|attention to detail|de-escalation|"
        "conflict resolution|medical billing codes|payment plans|B2B collections|"
        "Credit and Collection Compliance Officer|ACA International certification|"
        "Professional Collection Specialist|Certified Collector|International Credit Professional|"
        "bad debt write-offs|predictive analytics|AI-powered analytics tools|commercial collections|"
        "mortgage collections|legal collections|debt restructuring|financial literacy|compliance regulations|SMS"
    ),
    "remotely": (
        "strong communication skills|excellent negotiation skills|work well under pressure|CRM software|"
        "accounting software|Microsoft Office Suite|email and messaging platforms|telephone and voicemail systems"
    ),
    "truest": (
        "outbound calls|settlement modeling|payment-plan negotiation|dialer|ACA International credentials|"
        "FDCPA training|paralegal"
    ),
    "zippia": (
        "portfolio management|customer service|past due accounts|delinquent accounts|customer accounts|"
        "payment arrangements|listening skills|negotiating skills|speaking skills|compassion|strong analytical|"
        "patient accounts|data entry|customer satisfaction|excellent interpersonal|outbound collection calls|"
        "computer system|debt collection|HIPAA|credit card payments|healthcare|medical collections|"
        "appeals of denied claims|ICD and CPT coding|medical terminology|third party billing|Medicare|Medicaid|"
        "managed care|PPO|HMO|work comp|bank levies|wage garnishments|charged-off accounts"
    ),
}


def names(text: str) -> set[str]:
    return {skill.name for skill in find_skills(text)}


@pytest.mark.parametrize(
    ("guide", "words"), [(guide, words) for guide, listed in GUIDES.items() for words in listed.split("|")]
)
def test_what_career_guides_name_has_a_counterpart(guide, words):
    assert names(f"Experience with {words} is required.")


@pytest.mark.parametrize("guide", GUIDES)
def test_the_name_alone_is_found_as_the_page_writes_it(material: Path, guide):
    pages = [page for page in (material / "seeds").iterdir() if page.name.startswith(guide)]
    text = " ".join(" ".join(page.read_text(encoding="utf-8") for page in pages).split()).casefold()
    named = [words for words in GUIDES[guide].split("|") if words.casefold() in text]
    assert len(named) > 4
    alone = {words: names(words) for words in named if words != "healthcare"}  # which alone is not of the person
    assert not [words for words, found in alone.items() if not found]


def test_the_vocabulary_is_sound():
    rows = load("skills.csv")
    assert len(rows) >= 200
    assert len({row["name"].lower() for row in rows}) == len(rows)
    assert {row["category"] for row in rows} == {"regulation", "technique", "tool", "soft skill", "domain"}
    assert {row["category"] for row in load("credentials.csv")} == {"credential"}
    groups = load("skills.toml")["groups"]
    for row in (*rows, *load("credentials.csv")):
        assert row["phrases"] or row["guarded"], row["name"]
        assert bool(row["guarded"]) <= bool(row["needs"]) or not row["guarded"], row["name"]
        assert all(need[1:] in groups for need in row["needs"].split("|") if need.startswith("@")), row["name"]
        assert bool(row["source"]) == bool(row["reference"]), row["name"]
        if row["source"] == "ESCO 1.2":
            assert row["reference"].startswith("http://data.europa.eu/esco/skill/")
        elif row["source"]:
            assert row["reference"].isdigit(), row["name"]
        for column in ("phrases", "guarded", "decoys"):
            for phrase in (phrase for pattern in row[column].split("|") for phrase in expand(pattern)):
                assert not set(phrase) & set("{}*"), (row["name"], phrase)
                assert "  " not in phrase, (row["name"], phrase)


def test_every_name_is_found_by_a_phrase_of_its_own():
    lost = []
    for row in (*load("skills.csv"), *load("credentials.csv")):
        column = "phrases" if row["phrases"] else "guarded"
        phrase = " ".join(expand(part)[0] for part in re.split(r" (?:\.\.|~) ", row[column].split("|")[0]))
        if row["name"] not in names(
            f"Experience with {phrase}, written language, designation, software, customer or programs."
        ):
            lost.append((row["name"], phrase))
    assert not lost


def test_tools_of_onet_are_known(material: Path):
    with (material / "reference" / "onet_43-3011_technology_skills.txt").open(encoding="utf-8") as lines:
        tools = [row["Example"] for row in csv.DictReader(lines, delimiter="\t")]
    assert len(tools) == 43
    assert not [tool for tool in tools if not names(f"Experience with {tool} software.")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Knowledge of SAP", "SAP"),
        ("Excel, Word and Outlook", "Microsoft Word"),
        ("Proficient in excel and word", "Microsoft Excel"),
        ("AR experience with SAP, Oracle or Sage", "Sage"),
        ("Skip-tracing and asset location", "Skip tracing"),
        ("Experience in third party collections", "Third-party collections"),
        ("verbal/written communication skills", "Communication"),
        ("must be detail-oriented", "Attention to detail"),
        ("Negotiated payment\narrangements", "Payment plans"),
        ("prepare weekly and monthly reports", "Reporting"),
        ("Epic or Cerner", "Epic"),
        ("lead a team of collectors", "Leadership"),
        ("experience as a Skip Tracing Specialist with skip tracing tools", "Skip tracing"),
        ("Café-style résumé, FDCPA", "FDCPA"),
        ("Calls overdue commercial customers", "Outbound calling"),
        ("post all the daily customer payments", "Cash application"),
        ("logging the outcome of each contact", "Call documentation"),
        ("refers older files to outside counsel", "Legal collections"),
        ("agree affordable monthly repayment plans", "Payment plans"),
        ("collect the firm's unpaid invoices", "Past-due accounts"),
        ("keep customers' information private", "Confidentiality"),
        ("Prompt Payment and Construction Lien Act", "Late payment legislation"),
        ("UIFSA and Title IV-D rules", "UIFSA"),
    ],
)
def test_skills_in_their_many_words(text, name):
    assert name in names(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("You will excel in a fast-paced office", "Microsoft Excel"),
        ("Excel at what you do", "Microsoft Excel"),
        ("Word of mouth brings our clients", "Microsoft Word"),
        ("You have access to records", "Microsoft Access"),
        ("Answer ASAP", "SAP"),
        ("Our collections team grows", "Debt collection"),
        ("Toll collection equipment experience", "Debt collection"),
        ("The Skip Tracing Specialist calls", "Skip tracing"),
        ("Reporting to the Credit Manager", "Reporting"),
        ("Minimal supervision of vendors", "Leadership"),
        ("Flexible schedule", "Adaptability"),
        ("Customers call about their orders", "Outbound calling"),
        ("Post the shift, then see payments", "Cash application"),
        ("Don't worry if you've not seen Oracle", "Oracle"),
        ("Nobody here expects machine learning", "Predictive analytics"),
        ("The patient owes a balance", "Patience"),
        ("A member of the Commercial Law League", "Legal knowledge"),
        ("Fees may be waived at your discretion", "Confidentiality"),
        ("We use state-of-the-art sages of finance", "Sage"),
        ("Polish the floor", "Polish"),
        ("reliable transportation", "Dependability"),
        ("tacticalskip tracings", "Skip tracing"),
    ],
)
def test_other_senses_are_left_alone(text, name):
    assert name not in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "No FDCPA knowledge needed.",
        "FDCPA knowledge is not required.",
        "You do not need FDCPA training.",
        "About us\n\nWe wrote the book on FDCPA compliance.",
        "Harrow is a leading agency with FDCPA expertise.",
        "Benefits\n* Free FDCPA course\n* 401k",
        "Equal opportunity: FDCPA or not, all are welcome without regard to age.",
    ],
)
def test_what_is_denied_or_not_of_the_work_does_not_count(text):
    assert "FDCPA" not in names(text)


@pytest.mark.parametrize(
    ("text", "required"),
    [
        ("Spanish", True),
        ("Spanish preferred", False),
        ("Bilingual in Spanish is a plus", False),
        ("Ideally you speak Spanish", False),
        ("Nice to have\n* Spanish", False),
        ("Preferred Qualifications:\n* Spanish required", True),
        ("Requirements\n* Excel\n* Spanish would be an advantage", False),
        ("Excel a plus; Spanish", True),
        ("Preferred: Excel\nSpanish", True),
        ("Spanish preferred. Daily calls in Spanish.", True),
    ],
)
def test_required_and_preferred(text, required):
    assert {skill.required for skill in find_skills(text) if skill.name == "Spanish"} == {required}


def test_spans_are_the_words_of_the_text():
    text = "Requirements:\n• Knowledge of the “FDCPA” – and skip‑tracing"
    assert [(skill.name, text[skill.start : skill.end]) for skill in find_skills(text)] == [
        ("FDCPA", "FDCPA"),
        ("Skip tracing", "skip‑tracing"),
    ]


WORDS = "Excel|excel in|FDCPA|preferred|no|required|(|)|•|\n|:|. |a plus|collections|experience|lead|a team|\ud800|é"


@given(st.text(max_size=300) | st.lists(st.sampled_from(WORDS.split("|")), max_size=60).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_alike_within_its_bounds(text):
    found = find_skills(text)
    assert found == find_skills(text)
    assert all(0 <= skill.start < skill.end <= len(text) for skill in found)
    assert [skill.start for skill in found] == sorted(skill.start for skill in found)


@pytest.mark.parametrize(
    "unit",
    ["collections ", "Excel excel in ", "fdcpa preferred, ", "lead a ", "no (excel ", "requirements: ", "\n* sap"],
)
def test_hostile_text_takes_under_a_second(unit):
    text = (unit * (1_000_000 // len(unit) + 1))[:1_000_000]
    began = time.process_time()
    find_skills(text)
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Call customers with past-due accounts", {"Outbound calling", "Past-due accounts"}),
        ("Bilingual in Spanish", {"Spanish"}),
        ("Must be bilingual.", {"Bilingual"}),
        ("Bilingual English/Spanish", {"English", "Spanish"}),
        ("Fluent Spanish and English", {"Spanish", "English"}),
        ("Experience in medical debt collection", {"Medical collections"}),
        ("Reports to the Director of Credit and Collections", set()),
        ("Our growing collections team", set()),
        ("Negotiate payment plans", {"Negotiation", "Payment plans"}),
        ("Sales, call center or collections experience", {"Sales", "Call center", "Debt collection"}),
        ("Outlook, Word and Excel", {"Microsoft Outlook", "Microsoft Word", "Microsoft Excel"}),
    ],
)
def test_the_whole_reading_of_a_line(text, expected):
    assert names(text) == expected


def score(part: str) -> tuple[float, float, float]:
    """Precision, recall, and the share of those found that are rightly told required or preferred."""
    found = right = known = told = 0
    for place in sorted((Path(__file__).parent / "gold" / "descriptions").glob("*.json")):
        posting = json.loads(place.read_text(encoding="utf-8"))
        if posting["set"] == part:
            truth = {skill["name"]: skill["required"] for skill in posting["skills"]}
            read = {skill.name: skill.required for skill in find_skills(posting["text"])}
            both = read.keys() & truth.keys()
            found, right, known = found + len(read), right + len(both), known + len(truth)
            told += sum(read[name] == truth[name] for name in both)
    return right / found, right / known, told / right


def test_whole_descriptions():
    precision, recall, told = score("tune")
    assert precision > 0.9
    assert 2 * precision * recall / (precision + recall) > 0.88
    assert told > 0.9


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("No prior experience with skip tracing or FDCPA required.", []),
        ("No need for Excel, SAP or Oracle.", []),
        ("Neither Excel nor Word is required.", []),
        ("No experience in skip tracing, FDCPA or payment negotiation is necessary.", []),
        ("No degree, FDCPA knowledge required.", ["FDCPA"]),
        ("No weekends, Excel and SAP required", ["Microsoft Excel", "SAP"]),
    ],
)
def test_a_denial_reaches_over_its_list_and_no_further(text, names):
    assert [found.name for found in find_skills(text)] == names
