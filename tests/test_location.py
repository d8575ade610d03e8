"""Places read from location lines: shapes, contexts, what must stay open, and metropolitan areas."""

import gzip
import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.location import Place, read_location
from pipelines.location.gazetteer import fold, gazetteer
from pipelines.vocabulary import load


def shown(line: str, country: str | None = None) -> list[str]:
    """The places of a line as `city|region|country`, "?" before one that is ambiguous."""
    found = read_location(line, country=country)
    return [
        f"{'?' if place.ambiguous else ''}{place.city or ''}|{place.region or ''}|{place.country or ''}"
        for place in found
    ]


ONE = [
    # a city and what follows it
    ("Tampa, FL", "Tampa|US-FL|US"),
    ("Denver, Colorado", "Denver|US-CO|US"),
    ("Plano, TX, USA", "Plano|US-TX|US"),
    ("tampa, fl", "Tampa|US-FL|US"),
    ("SAN ANTONIO TX", "San Antonio|US-TX|US"),
    (" Tampa ,, FL. ", "Tampa|US-FL|US"),
    ("Phoenix, Ariz.", "Phoenix|US-AZ|US"),
    ("Winston-Salem, NC", "Winston-Salem|US-NC|US"),
    ("Ft. Worth", "Fort Worth|US-TX|US"),
    ("St Louis, MO", "St. Louis|US-MO|US"),
    ("Coeur d'Alene, ID", "Coeur d'Alene|US-ID|US"),
    ("Washington, D.C.", "Washington|US-DC|US"),
    ("Washington DC 20001", "Washington|US-DC|US"),
    ("New York City", "New York|US-NY|US"),
    ("New York, New York", "New York|US-NY|US"),
    ("San Juan, PR", "San Juan|US-PR|US"),
    # the other way round, and with words around
    ("FL-Tampa", "Tampa|US-FL|US"),
    ("US, TX, Remote", "|US-TX|US"),
    ("United States - Texas - Plano", "Plano|US-TX|US"),
    ("US-NY-New York", "New York|US-NY|US"),
    ("Colombia, Medellin", "Medellín|CO-ANT|CO"),
    ("Hybrid in Toronto", "Toronto|CA-ON|CA"),
    ("Chicago-Hybrid", "Chicago|US-IL|US"),
    ("*HQ - San Francisco, CA", "San Francisco|US-CA|US"),
    ("Columbus, OH - Data Center", "Columbus|US-OH|US"),
    ("Tulsa, OK - US (1)", "Tulsa|US-OK|US"),
    ("Open to remote candidates in Ohio", "|US-OH|US"),
    # areas, counties, streets
    ("Greater Chicago Area", "Chicago|US-IL|US"),
    ("Dallas-Fort Worth Metroplex", "Dallas|US-TX|US"),
    ("Minneapolis–St. Paul, MN", "Minneapolis|US-MN|US"),
    ("San Francisco Bay Area or Remote", "San Francisco|US-CA|US"),
    ("Columbus, Ohio Metropolitan Area", "Columbus|US-OH|US"),
    ("Cook County, IL", "|US-IL|US"),
    ("Westchester, NY", "|US-NY|US"),
    ("1200 Main St, Suite 400, Tampa, FL 33602", "Tampa|US-FL|US"),
    ("1200 Main St Suite 400 Tampa FL 33602", "Tampa|US-FL|US"),
    ("Unit 5, Riverside Park, Leeds, LS11 5TZ", "Leeds|GB-ENG|GB"),
    ("Level 10, 100 Miller Street, North Sydney NSW 2060", "North Sydney|AU-NSW|AU"),
    ("Whitefield, Bangalore, Karnataka, India", "Bengaluru|IN-KA|IN"),
    # the same letters, another country
    ("Chennai, TN", "Chennai|IN-TN|IN"),
    ("Nashville, TN", "Nashville|US-TN|US"),
    ("Bengaluru, IN", "Bengaluru|IN-KA|IN"),
    ("Indianapolis, IN", "Indianapolis|US-IN|US"),
    ("Vancouver, CA", "Vancouver|CA-BC|CA"),
    ("Ontario, CA", "Ontario|US-CA|US"),
    ("Tel Aviv - IL", "Tel Aviv|IL-TA|IL"),
    ("Atlanta, Georgia", "Atlanta|US-GA|US"),
    ("Tbilisi, Georgia", "Tbilisi|GE-TB|GE"),
    ("New Orleans, LA", "New Orleans|US-LA|US"),
    ("LA, CA", "Los Angeles|US-CA|US"),
    ("Portland OR Remote", "Portland|US-OR|US"),
    # elsewhere, in English as commonly written
    ("Leeds, England", "Leeds|GB-ENG|GB"),
    ("Reading, Berkshire", "Reading|GB-ENG|GB"),
    ("Bolton, Greater Manchester", "Bolton|GB-ENG|GB"),
    ("Bangor, Northern Ireland", "Bangor|GB-NIR|GB"),
    ("Mississauga, Ontario, Canada", "Mississauga|CA-ON|CA"),
    ("Canada - Quebec", "|CA-QC|CA"),
    ("Toronto ON M5V 2T6", "Toronto|CA-ON|CA"),
    ("Bengaluru / Bangalore, Karnataka", "Bengaluru|IN-KA|IN"),
    ("Gurgaon/Gurugram", "Gurugram|IN-HR|IN"),
    ("Petaling Jaya, Selangor", "Petaling Jaya|MY-10|MY"),
    ("Kuala Lumpur", "Kuala Lumpur|MY-14|MY"),
    ("Sydney NSW", "Sydney|AU-NSW|AU"),
    ("München", "Munich|DE-BY|DE"),
    ("Muenchen", "Munich|DE-BY|DE"),
    ("Ciudad de México", "Mexico City|MX-CMX|MX"),
    ("Wien, Österreich", "Vienna|AT-9|AT"),
    # a bare name that one place outweighs
    ("London", "London|GB-ENG|GB"),
    ("Paris", "Paris|FR-IDF|FR"),
    ("Boston", "Boston|US-MA|US"),
    ("Cleveland", "Cleveland|US-OH|US"),
    ("Singapore", "Singapore||SG"),
    ("Luxembourg", "||LU"),
    ("Texas", "|US-TX|US"),
    ("Quebec", "|CA-QC|CA"),
    # the provinces of Ireland are its first level, its counties the second
    ("Cork, Ireland", "Cork|IE-M|IE"),
    ("Co. Mayo, Ireland", "|IE-C|IE"),
    ("Naas, County Kildare", "Naas|IE-L|IE"),
    ("Waterford, Ireland", "Waterford|IE-M|IE"),
    # site codes and streets called like states
    ("OH-Dayton-45402", "Dayton|US-OH|US"),
    ("US-TX-Waco-12 Elm Ave", "Waco|US-TX|US"),
    ("40 Virginia Avenue, Reno, NV 89501", "Reno|US-NV|US"),
    ("Boise, ID (Midtown)", "Boise|US-ID|US"),
    # parts of a city in brackets, after a dash, before it
    ("Irving, TX (Las Colinas)", "Irving|US-TX|US"),
    ("Toronto (Etobicoke), Ontario", "Toronto|CA-ON|CA"),
    ("Chennai - Ambattur", "Chennai|IN-TN|IN"),
    ("Pune(Hinjewadi)", "Pune|IN-MH|IN"),
    ("Bangsar South, Kuala Lumpur", "Kuala Lumpur|MY-14|MY"),
    ("Parramatta, Sydney NSW", "Sydney|AU-NSW|AU"),
    ("Honolulu, Oahu, HI", "Honolulu|US-HI|US"),
    ("Cook County, IL (Chicago)", "Chicago|US-IL|US"),
    # an area beside a city in it, a country or a state said twice
    ("Delhi NCR (Gurgaon)", "Gurugram|IN-HR|IN"),
    ("Oakland, San Francisco Bay Area", "Oakland|US-CA|US"),
    ("Franklin, TN (Nashville area)", "Franklin|US-TN|US"),
    ("GB-LND-London", "London|GB-ENG|GB"),
    ("Cologne, Northrhine-Westfalia, Germany", "Cologne|DE-NW|DE"),
    ("State of Washington - Olympia, WA", "Olympia|US-WA|US"),
    ("County of San Diego, CA", "|US-CA|US"),
    ("City and County of Denver, CO", "Denver|US-CO|US"),
    # postal codes, quarters of the compass, numbered things
    ("EC2A 4NE", "London|GB-ENG|GB"),
    ("Croydon, SE25 6XX", "Croydon|GB-ENG|GB"),
    ("CF10 1EP", "|GB-WLS|GB"),
    ("Manchester M3", "Manchester|GB-ENG|GB"),
    ("L5B 3C2", "|CA-ON|CA"),
    ("33602-1234", "Tampa|US-FL|US"),
    ("Springfield 62701", "Springfield|US-IL|US"),
    ("TX 75201", "Dallas|US-TX|US"),
    ("N. Charleston, SC", "North Charleston|US-SC|US"),
    ("200 Peachtree Street NE, Atlanta", "Atlanta|US-GA|US"),
    ("Noida Sector 62", "Noida|IN-UP|IN"),
    ("Menara TM, Kuala Lumpur", "Kuala Lumpur|MY-14|MY"),
    ("Greater Tampa Bay Area", "Tampa|US-FL|US"),
    ("North Carolina-Charlotte", "Charlotte|US-NC|US"),
    # slips of the pen, with the state to go by
    ("Remote (Cinccinati, OH)", "Cincinnati|US-OH|US"),
    ("Pheonix, AZ", "Phoenix|US-AZ|US"),
    ("Pittsburg, PA", "Pittsburgh|US-PA|US"),
    ("San Fransisco, CA", "San Francisco|US-CA|US"),
    ("Edinburg, Scotland", "Edinburgh|GB-SCT|GB"),
    ("Moorestown, NJ", "Moorestown|US-NJ|US"),
    ("Smallville, KS", "Smallville|US-KS|US"),
]


@pytest.mark.parametrize(("line", "place"), ONE)
def test_one_place(line: str, place: str) -> None:
    assert shown(line) == [place]


SEVERAL = [
    ("MN-Lakeville; WI-Sun Prairie", ["Lakeville|US-MN|US", "Sun Prairie|US-WI|US"]),
    (
        "Denver, CO, United States, New York, New York, United States",
        ["Denver|US-CO|US", "New York|US-NY|US"],
    ),
    ("Remote, AR, AZ, FL", ["|US-AR|US", "|US-AZ|US", "|US-FL|US"]),
    ("San Francisco or New York", ["San Francisco|US-CA|US", "New York|US-NY|US"]),
    ("SF / NY", ["San Francisco|US-CA|US", "New York|US-NY|US"]),
    ("TX, OK, LA", ["|US-TX|US", "|US-OK|US", "|US-LA|US"]),
    ("LA, NYC", ["Los Angeles|US-CA|US", "New York|US-NY|US"]),
    ("New York, New Jersey, Connecticut", ["|US-NY|US", "|US-NJ|US", "|US-CT|US"]),
    ("California, Maryland, Texas", ["|US-CA|US", "|US-MD|US", "|US-TX|US"]),
    ("Dallas, Houston, Austin, TX", ["Dallas|US-TX|US", "Houston|US-TX|US", "Austin|US-TX|US"]),
    ("Remote (live in KY, OH or IN)", ["|US-KY|US", "|US-OH|US", "|US-IN|US"]),
    ("Portland; Salem, OR", ["Portland|US-OR|US", "Salem|US-OR|US"]),
    ("San Francisco (CA),  Denver (CO)", ["San Francisco|US-CA|US", "Denver|US-CO|US"]),
    ("Anywhere in France, Belgium", ["||FR", "||BE"]),
    ("Remote - Texas, Oklahoma, Arkansas", ["|US-TX|US", "|US-OK|US", "|US-AR|US"]),
    ("Remote (US) or Denver, CO", ["||US", "Denver|US-CO|US"]),
    ("Chennai, Coimbatore", ["Chennai|IN-TN|IN", "Coimbatore|IN-TN|IN"]),
    ("Dallas (Houston)", ["Dallas|US-TX|US", "Houston|US-TX|US"]),
]


@pytest.mark.parametrize(("line", "places"), SEVERAL)
def test_several_places(line: str, places: list[str]) -> None:
    assert shown(line) == places


NOWHERE = [
    "",
    "Fully Remote",
    "Remote",
    "Hybrid",
    "Insert City, Country",
    "Multiple Locations",
    "3 Locations",
    "Anywhere",
    "EMEA",
]
NOWHERE += ["Fully Remote", "North America", "Remote (non-U.S.)", "Home", "Field", "N/A", "Corporate Office"]
NOWHERE += ["75201", "Remote - EST hours", "Remote (Eastern or Central time zones)", "Many Locations", "Location TBD"]
NOWHERE += ["Remote (Africa, Central & South America, the Carribean)"]


@pytest.mark.parametrize("line", NOWHERE)
def test_no_place(line: str) -> None:
    assert shown(line) == []


@pytest.mark.parametrize(
    ("line", "country", "place"),
    [
        ("Portland", None, "?Portland||"),
        ("Portland", "US", "?Portland||"),
        ("Portland; Seattle", None, "?Portland||"),
        ("Springfield, USA", None, "?Springfield||"),
        ("Birmingham", None, "?Birmingham||"),
        ("Birmingham", "United Kingdom", "Birmingham|GB-ENG|GB"),
        ("London", "CA", "London|CA-ON|CA"),
        ("London", "France", "London|GB-ENG|GB"),
        ("Georgia", None, "?||"),
        ("Georgia", "US", "|US-GA|US"),
        ("Washington", None, "?Washington||"),
        ("LA", None, "?Los Angeles||"),
        ("Orange County", None, "?||"),
        ("Tri-State Area", None, "?||"),
        ("75201", "US", "Dallas|US-TX|US"),
        ("90210", "US", "|US-CA|US"),
        ("560103", "India", "Bengaluru|IN-KA|IN"),
        ("75201", "France", ""),
        ("Alexandria", None, "?Alexandria||"),
        ("Alexandria", "EG", "Alexandria|EG-ALX|EG"),
        ("Remote, IN", None, "|US-IN|US"),
        ("Remote, IN", "India", "||IN"),
    ],
)
def test_what_stays_open_and_what_a_hint_settles(line: str, country: str | None, place: str) -> None:
    assert (shown(line, country) or [""])[0] == place


def test_an_open_place_has_nothing_but_its_name() -> None:
    assert read_location("Springfield") == [Place(city="Springfield", ambiguous=True)]


def test_a_city_has_coordinates_and_a_metropolitan_area() -> None:
    (tampa,) = read_location("Tampa, FL")
    assert (round(tampa.latitude or 0), round(tampa.longitude or 0), tampa.metro) == (28, -82, "45300")
    (leeds,) = read_location("Leeds, UK")
    assert leeds.metro is None


def principal(title: str) -> str:
    """The first city of a metropolitan area's title, with its first state."""
    cities, states = title.rsplit(", ", 1)
    first = cities.split("/")[0].split("--")[0]
    known = {"Winston-Salem": "Winston-Salem"}
    return f"{known.get(first, first.split('-')[0])}, {states[:2]}"


def test_every_metropolitan_area_of_oews_is_read_from_its_principal_city() -> None:
    areas = load("metro_titles.csv", occupation=None)
    wrong = [row for row in areas if [place.metro for place in read_location(principal(row["title"]))] != [row["cbsa"]]]
    assert len(areas) == 393
    assert not wrong


def test_the_areas_of_oews_join(material: Path) -> None:
    table = (material / "reference" / "oews_2025_43-3011.csv").read_text(encoding="utf-8").splitlines()
    codes = {line.split(",")[2] for line in table if ",M,00" in line[:12]}
    assert len(codes) > 300
    assert codes <= {f"00{row['cbsa']}" for row in load("metro_titles.csv", occupation=None)}


def test_counties_follow_the_delineation_of_2023() -> None:
    metros = gazetteer().metros
    overrides = load("metro_overrides.csv", occupation=None)
    old = {row["county"]: row["cbsa"] for row in load("metros.csv", occupation=None)}
    areas = {row["cbsa"] for row in load("metro_titles.csv", occupation=None)}
    assert {cbsa for cbsa in metros.values() if cbsa} == areas
    assert sum(1 for cbsa in metros.values() if cbsa) == 1252
    assert all(row["reason"] and row["cbsa"] != old.get(row["county"], "") for row in overrides)
    assert [place.metro for place in read_location("Cleveland, OH; Kenosha, WI; Waterbury, CT; Traverse City, MI")] == [
        "17410",
        "28450",
        "47930",
        "45900",
    ]


def test_every_name_of_the_vocabulary_is_in_the_gazetteer() -> None:
    names = {(row["country"], fold(row["name"])) for row in load("city_names.csv", occupation=None)}
    missing = [one for one in names if one[0] not in {s.country for s in gazetteer().find_senses(one[1])}]
    assert not missing
    places = load("places.toml", occupation=None)
    for reference in (*places["areas"].values(), *places["words"]["city_letters"].values()):
        assert gazetteer().find_city(reference)
    for row in load("prominent.csv", occupation=None):
        assert row["reason"]
        assert ":" not in row["place"] or gazetteer().find_city(row["place"])


def test_every_postal_code_is_of_a_region_and_a_city_of_the_gazetteer() -> None:
    rows = load("postcodes.csv", occupation=None)
    regions = {city.region for city in gazetteer().cities}
    assert {row["region"] for row in rows if row["region"]} <= regions
    assert all(row["region"][:2] == row["country"] for row in rows if row["region"])
    states = {row["region"] for row in rows if row["country"] == "US" and row["region"]}
    assert len(states) == 54  # the states, DC, Puerto Rico, the Virgin Islands and Guam
    for row in rows:
        assert not row["city"] or gazetteer().find_city(f"{row['region']}:{row['city']}")


def test_every_region_is_of_its_country() -> None:
    assert not [city for city in gazetteer().cities if city.region and city.region[:2] != city.country]


PIECES = [
    "Remote",
    "TX",
    "Tampa",
    " - ",
    ",",
    "(",
    ")",
    "/",
    " or ",
    "US",
    "New York",
    "Georgia",
    "St.",
    "Greater",
    "County",
]
PIECES += [
    "33602",
    ";",
    "|",
    "Hybrid",
    "in",
    "LA",
    "SW1A 2AA",
    "É",
    "ß",
    "İ",
    "\x00",
    "٣",
    "Tri-State Area",
    "non",
    " ",
    " ",
]


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=12).map("".join)), st.text(max_size=8)
)
def test_any_text_is_read_the_same_twice(line: str, country: str) -> None:
    places = read_location(line, country=country)
    assert places == read_location(line, country=country)
    for place in places:
        assert not (place.ambiguous and (place.region or place.country or place.metro))
        assert place.ambiguous or place.country
        assert not place.region or place.region[:2] == place.country


@pytest.mark.parametrize(
    "piece", ["a", "-", "a-", ", ", "TX,", "(non ", " or ", "A1", "new york ", "ä", "San Jose, ", "/"]
)
def test_a_megabyte_of_nonsense_takes_no_time(piece: str) -> None:
    gazetteer()
    started = time.perf_counter()
    read_location(piece * (1_000_000 // len(piece)))
    assert time.perf_counter() - started < 1


def test_real_lines_agree_with_the_employers_addresses(material: Path) -> None:
    """The country of the address field that employers fill beside the line; what stays open is not counted."""
    seen: dict[tuple[str, str, str], bool] = {}
    for file in sorted((material / "boards" / "ashby").glob("*.json.gz")):
        for job in json.loads(gzip.decompress(file.read_bytes()))["jobs"]:
            address = ((job.get("address") or {}).get("postalAddress")) or {}
            line, country = job["location"], address.get("addressCountry") or ""
            truth = read_location(country)
            if len(places := read_location(line)) == 1 and len(truth) == 1 and not places[0].ambiguous:
                seen[line, country, address.get("addressLocality") or ""] = places[0].country == truth[0].country
    assert len(seen) > 150
    assert sum(seen.values()) / len(seen) >= 0.97
