"""HTML to text on real and hostile pages, and what the parts of a text are taken for."""

import gzip
import json
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.text import fold, read_asked, sections, to_text, weigh
from pipelines.vocabulary.folding import flatten
from pipelines.vocabulary.terms import find_terms
from pipelines.vocabulary.wording import find_wording

DEEP = 100_000


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("<div>one</div><div>two</div>three<br>four", "one\ntwo\nthree\nfour"),
        ("<ul><li>a<ul><li>b</li></ul></li><li><p>c</p></li></ul><p>d</p>", "* a\n* b\n* c\n\nd"),
        ("<li>unclosed<li>items", "* unclosed\n* items"),
        ("col<b>lec</b><span>tor</span>", "collector"),
        ("<p>A&nbsp;&amp;&nbsp;B&#8211;C &lt;$5 &euro;7</p>", "A & B–C <$5 €7"),
        ("<p>twice &amp;amp; &amp;nbsp;escaped</p>", "twice & escaped"),
        ("&lt;p&gt;whole page&lt;/p&gt;&lt;p&gt;escaped&lt;/p&gt;", "whole page\n\nescaped"),
        ("<p>wrapped\n   by the   editor</p>", "wrapped by the editor"),
        ("<p>wrapped\r\nby the\r\neditor</p>", "wrapped by the editor"),
        ("<p>one&#13;two</p>", "one\ntwo"),
        ("<pre>kept\n as is</pre>", "kept\nas is"),
        ("<PRE>kept</PRE>\n<p>as is</p>", "kept\n\nas is"),
        ("one<br></div><br>two<br></div>three", "one\n\ntwo\nthree"),
        ("<div><p>one</p></div><div style='a'><div>two</div></div>", "one\n\ntwo"),
        ("<ul><li></li><li>&nbsp;</li><li>one</li></ul><td>two</td><td>three", "* one\n\ntwo three"),
        ("one\x1e<li>two\x1f</li>", "one\n* two"),
        ("<table><tr><td>Pay</td><td>$18</td></tr><tr><td>Type</td></tr></table>", "Pay $18\nType"),
        ("<style>p{}</style><p>seen</p><script>if (a<b) '<p>'</script><!-- <p>not</p> -->", "seen"),
        ("<P CLASS='x>y' title=\"a>b\">attributes</P>", "attributes"),
        ("<![CDATA[<p>feeds</p>]]>", "feeds"),
        ("<p>soft\xadhyphen zero\u200bwidth</p>", "softhyphen zerowidth"),
        ("<p>before</p><script>never closed <p>after</p>", "before"),
    ],
)
def test_html_becomes_lines(markup, text):
    assert to_text(markup) == text


@pytest.mark.parametrize(
    "text",
    [
        "Pay: $18\nHours: 40\n\n* FDCPA\n* A/R",
        "less < more > most",
        "mail <jobs@example.org>",
        "5 <6 and a<b",
        "",
        "one line",
    ],
)
def test_plain_text_stays(text):
    assert to_text(text) == text


def test_inline_tags_leave_the_lines_of_plain_text():
    assert to_text("Duties:\n<b>Call</b> debtors\nSkip trace") == "Duties:\nCall debtors\nSkip trace"


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * DEEP + "deep" + "</div>" * DEEP,
        "<ul><li>x" * DEEP,
        "<b><i><p>x</b>" * DEEP,
        "<script>var a=1;</script><p>x</p>" * 2_000,
        "<script>" * DEEP,
        "<!--" * DEEP,
        "<a " * DEEP,
        "<a href='" * DEEP,
        "<" * 1_000_000,
        "&" * 1_000_000,
        "a\0b<p>c\0d" * DEEP,
        " \n" * 500_000,
    ],
    ids=lambda markup: markup[:12].replace("\0", "NUL"),
)
def test_hostile_pages_take_linear_time(markup):
    began = time.process_time()
    text = to_text(markup)
    assert time.process_time() - began < 2
    assert "\0" not in text
    assert len(text) <= len(markup)


@pytest.mark.parametrize(
    "unit",
    [
        "requirements: ",
        ". requirements: ",
        "preferred. ",
        "no (sap preferred, ",
        "not required; ",
        "e.g. no etc. ",
        "\n:",
        "\nabout us\n",
        "\n* a",
        "dental vision ",
        "eoe hiring\n",
        "is a leading. ",
        "第required ",
        "((((",
        " " * 77 + ":",
    ],
)
def test_hostile_texts_are_divided_and_weighed_in_linear_time(unit):
    text = (unit * (1_000_000 // len(unit) + 1))[:1_000_000]
    began = time.process_time()
    assert sections(text)[-1].end == len(text)
    assert len(weigh(text, range(0, len(text), 100))) == 10_000
    assert time.process_time() - began < 1


@given(st.text(max_size=400) | st.text(alphabet="<>/&;=\"' pbli!-\n\ud800x", max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_and_read_alike(markup):
    text = to_text(markup)
    assert text == to_text(markup)
    assert text == text.strip()
    text.encode()


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_fold_keeps_the_length(text):
    assert len(fold(text)) == len(text) == len(flatten(text).text) == len(flatten(text).letters)


@pytest.mark.parametrize("before", ["", " ", "é", "第", "•", "²", "x", "\ud800"])
@pytest.mark.parametrize("after", ["", "\n", "é", "第", "₹", "½", "x", "-"])
def test_words_are_whole_in_any_script(before, after):
    text = f"{before}no fdcpa{after}"
    assert bool(find_wording(flatten(text)).marks) is not before.isalnum()
    assert bool(find_terms("skills", text, ((0, len(text)),))) is not after.isalnum()


def test_a_span_is_read_as_if_it_stood_alone():
    assert find_terms("skills", "excelfdcpa excel", ((5, 10),)) == find_terms("skills", "     fdcpa", ((0, 10),))
    assert not find_terms("skills", "past due", ((0, 4), (5, 8)))


@given(
    st.lists(
        st.sampled_from(
            [
                "Requirements:",
                "Nice to have",
                "* Excel",
                "",
                "We offer",
                "Pay: $5",
                "Seen without regard to age. Skills: SAP",
            ]
        )
    )
)
@settings(max_examples=100, deadline=None)
def test_sections_cover_the_text_without_gap(lines):
    text = "\n".join(lines)
    parts = sections(text)
    assert "".join(text[part.start : part.end] for part in parts) == text
    assert all(start < end for start, end in read_asked(text))


HEADINGS = {
    "duties": [
        "What You’ll Do",
        "ESSENTIAL DUTIES AND RESPONSIBILITIES",
        "About the role",
        "1. Key Responsibilities:",
        "A day in the life",
    ],
    "required": [
        "Minimum Qualifications:",
        "What we're looking for",
        "Knowledge, Skills, and Abilities",
        "About you",
        "🎯 You have",
        "Must-haves",
    ],
    "preferred": [
        "Nice-to-haves",
        "Preferred Qualifications",
        "Bonus points",
        "Skills (desirable)",
        "It'd be great if you",
    ],
    "benefits": ["What we offer", "Benefits & Perks", "Why join us?", "Full-time employees enjoy these perks:"],
    "company": ["About us", "Who we are", "About Larkmoor Recovery", "Our mission"],
    "pay": ["Compensation", "Salary range:"],
    "eeo": ["Equal Opportunity Employer"],
    "other": ["How to apply", "Work location"],
}


@pytest.mark.parametrize(
    ("kind", "heading"), [(kind, heading) for kind, listed in HEADINGS.items() for heading in listed]
)
def test_headings(kind, heading):
    text = f"Duties\n* Call\n\n{heading}\n* Something that says nothing\n* Something else"
    assert next(part.kind for part in sections(text) if part.end > text.index("Something")) == kind


@pytest.mark.parametrize(
    "line",
    [
        "Benefits verification",
        "Experience of credit insurance",
        "Meet monthly goals",
        "Training new hires",
        "About 40 calls a day",
    ],
)
def test_lines_of_a_list_are_no_headings(line):
    text = f"Requirements:\nSpeak well\n{line}\nType fast"
    assert {part.kind for part in sections(text)} == {"required"}


def test_a_heading_before_its_words_rules_its_line():
    text = "Preferred: Spanish\nCall debtors\nBenefits: dental, 401k\nMust type"
    kinds = {text[part.start : part.end].strip(): part.kind for part in sections(text)}
    assert kinds == {
        "Preferred: Spanish": "preferred",
        "Call debtors": "other",
        "Benefits: dental, 401k": "benefits",
        "Must type": "other",
    }


def test_headings_within_a_paragraph():
    text = "Calls debtors daily. Requirements: one year of collections. Preferred: Spanish or French."
    assert [part.kind for part in sections(text)] == ["other", "required", "preferred"]


def test_a_heading_ends_a_telling_line():
    text = "All are welcome without regard to race. Requirements: Excel"
    assert [(part.kind, text[part.start : part.end]) for part in sections(text)] == [
        ("eeo", "All are welcome without regard to race. "),
        ("required", "Requirements: Excel"),
    ]


def test_lines_that_give_themselves_away():
    text = (
        "Oakmere Collections is a leading agency that does skip tracing.\n\nYou will call debtors.\n\n"
        "Oakmere Collections, a leading agency, is seeking a collector.\n\n"
        "Medical, dental and vision, paid time off, 401(k).\n\n"
        "All applicants are considered without regard to race."
    )
    assert [part.kind for part in sections(text)] == ["company", "other", "benefits", "eeo"]


@pytest.mark.parametrize(
    ("clause", "word", "weight"),
    [
        ("Excel required, Salesforce preferred", "Salesforce", "preferred"),
        ("Excel required, Salesforce preferred", "Excel", "required"),
        ("Must know Excel, Salesforce a plus", "Excel", "required"),
        ("Preferably with SAP experience", "SAP", "preferred"),
        ("Degree preferred but not required", "Degree", "preferred"),
        ("Degree not required but a plus", "Degree", "preferred"),
        ("A degree is not required", "degree", "negated"),
        ("No prior FDCPA experience, Excel helps", "FDCPA", "negated"),
        ("No prior FDCPA experience, Excel helps", "Excel", None),
        ("No fewer than two SAP modules", "SAP", None),
        ("CRM (Salesforce preferred)", "CRM", None),
        ("CRM (Salesforce preferred)", "Salesforce", "preferred"),
        ("Salesforce (preferred)", "Salesforce", "preferred"),
        ("Know the tools, e.g. Accurint, preferred", "tools", "preferred"),
        ("Excel. Salesforce preferred", "Excel", None),
        ("Use SAP to reach the desired outcome", "SAP", None),
        ("SAP desired but not required", "SAP", "preferred"),
        ("Contact customers by their preferred method in Spanish", "Spanish", None),
        ("Work with little or no supervision of Excel", "Excel", None),
    ],
)
def test_clauses_weigh_what_they_name(clause, word, weight):
    assert weigh(clause, [clause.index(word)])[0][1] == weight


def test_real_descriptions_keep_their_words(material: Path):
    """The board's own plain text is the judge; it numbers lists, shouts headings and spells links out."""
    same = total = 0
    for board in sorted((material / "boards" / "ashby").glob("*.json.gz")):
        for job in json.loads(gzip.decompress(board.read_bytes())).get("jobs", ()):
            mine = re.findall(r"\w+", to_text(job["descriptionHtml"]).lower())
            plain = re.sub(r"\[?https?://\S+|^\s*\d+\. ", "", job["descriptionPlain"].lower(), flags=re.M)
            total += 1
            same += mine == re.findall(r"\w+", plain)
    assert total == 1511
    assert same / total > 0.9
