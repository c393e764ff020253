"""Our own tables of schools, programmes and places: their counts, their shape, and the real files."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from warmwelkom.base.facts import read_rows
from warmwelkom.engines.tables.schemas.education import LEARNING_PATHS, LEVELS, PROFILES
from warmwelkom.rooms.people import facts
from warmwelkom.rooms.people.domain.reference.rows import place_name, postcode

DATA = Path(__file__).resolve().parents[6] / "shared" / "data"
real = pytest.mark.skipif(
    not DATA.exists(), reason="the open data files are not beside the project"
)
SECTOR_OF = {
    "E": {"EO", "HBR", "DP"},
    "T": {"BWI", "PIE", "MET", "MT", "MVI"},
    "Z": {"ZW"},
    "L": {"GR"},
}


def _real(name: str, *, encoding: str = "utf-8", mark: str = ",") -> list[dict[str, str]]:
    with (DATA / name).open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file, delimiter=mark))


def test_the_campuses_are_those_of_the_exam_year_2024() -> None:
    rows = facts.campuses()
    vocational = [row for row in rows if set(row.leerwegen) & {"bb", "kb", "gl"}]
    assert (len(rows), len({row.code for row in rows}), len({row.brin for row in rows})) == (
        57,
        57,
        26,
    )
    assert (len(vocational), len({row.brin for row in vocational})) == (30, 18)
    assert sum("T" in row.sectors for row in rows) == 15
    assert sum(row.candidates for row in rows) == 5422
    assert Counter(row.municipality for row in rows) == {
        "Delft": 6,
        "Den Haag": 27,
        "Leidschendam-Voorburg": 6,
        "Midden-Delfland": 1,
        "Pijnacker-Nootdorp": 1,
        "Rijswijk": 4,
        "Wassenaar": 1,
        "Westland": 6,
        "Zoetermeer": 5,
    }


def test_every_campus_has_a_name_of_its_own_and_no_capitals() -> None:
    names = [row.name for row in facts.campuses()]
    assert len(set(names)) == 57
    assert [name for name in names if name == name.upper()] == []


def test_a_campus_has_profiles_exactly_where_it_has_sectors() -> None:
    for row in facts.campuses():
        assert set(row.leerwegen) <= set(LEARNING_PATHS)
        assert set(row.profiles) <= set(PROFILES)
        assert {sector for sector, codes in SECTOR_OF.items() if codes & set(row.profiles)} == set(
            row.sectors
        ), row.code
        assert bool(row.sectors) == bool(set(row.leerwegen) & {"bb", "kb", "gl"}), row.code
        assert row.profiles_from in ({"duo", "duo+sector", "sector"} if row.sectors else {""})


def test_every_code_is_well_formed() -> None:
    locations = [*facts.campuses(), *facts.mbo_locations()]
    assert [row.code for row in locations if not re.fullmatch(r"\d\d[A-Z]{2}\d\d", row.code)] == []
    assert [row.code for row in locations if row.brin != row.code[:4]] == []
    assert [row for row in facts.programmes() if not re.fullmatch(r"\d{5}", row.crebo)] == []
    assert [row for row in facts.postcodes() if not re.fullmatch(r"[23]\d{3}", row.digits)] == []


def test_an_institution_has_one_name() -> None:
    for rows in (facts.campuses(), facts.mbo_locations()):
        assert len({row.brin for row in rows}) == len({(row.brin, row.school) for row in rows})


def test_mbo_locations_hold_the_regions_own_and_those_its_pupils_travel_to() -> None:
    names = Counter(row.school for row in facts.mbo_locations())
    assert len(names) == 14
    assert (names["ROC Mondriaan"], names["mboRijnland"]) == (21, 10)
    assert len({row.code for row in facts.mbo_locations()}) == 89


def test_programmes_have_a_level_and_the_newest_of_each_name() -> None:
    rows = facts.programmes()
    assert Counter(row.level for row in rows) == {1: 10, 2: 104, 3: 157, 4: 198}
    assert {str(row.level) for row in rows} == set(LEVELS)
    newest = {row.name: row.crebo for row in facts.newest_programmes()}
    assert (len(facts.newest_programmes()), newest["Software developer"]) == (408, "25998")


def test_postcodes_lie_in_the_regions_municipalities() -> None:
    region = [row.municipality for row in facts.rmc_municipalities()]
    assert ({row.number for row in facts.rmc_municipalities()}, len(region)) == ({28}, 9)
    assert {row.municipality for row in facts.postcodes()} == set(region)
    assert {row.municipality for row in facts.campuses()} == set(region)
    known = {(row.digits, row.place) for row in facts.postcodes()}
    assert [
        row.code for row in facts.campuses() if (row.postcode[:4], row.place) not in known
    ] == []


def test_admission_says_what_the_law_says() -> None:
    found: dict[str, set[int]] = {}
    for row in facts.admission():
        found.setdefault(row.diploma, set()).add(row.level)
    assert found == {
        "none": {1},
        "bb": {2},
        "kb": {2, 3, 4},
        "gl": {2, 3, 4},
        "tl": {2, 3, 4},
        "havo3": {2, 3, 4},
        "mbo1": {2},
        "mbo2": {3, 4},
        "mbo3": {4},
    }
    assert {row.article.split(" lid")[0] for row in facts.admission()} == {
        "WEB art. 8.1.1b",
        "WEB art. 8.2.1",
    }


def test_reading_needs_no_django() -> None:
    program = (
        "import sys; from warmwelkom.rooms.people import facts; facts.campuses(); "
        "print('django' in sys.modules)"
    )
    found = subprocess.run(  # noqa: S603  our own words
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert found.stdout.strip() == "False"


@real
def test_our_campuses_agree_with_duo() -> None:
    duo = {
        row["vestigings_id"]: row for row in _real("duo_vo/vestigingen_vo_2025_met_coordinaten.csv")
    }
    for row in facts.campuses():
        theirs = duo[row.code]
        assert (row.place, row.municipality, row.postcode) == (
            place_name(theirs["city"]),
            place_name(theirs["municipality"]),
            postcode(theirs["postcode"]),
        ), row.code


@real
def test_profiles_taken_from_duo_have_pupils_there() -> None:
    pupils: Counter[tuple[str, str]] = Counter()
    code_of = {words[0]: code for code, words in PROFILES.items()}
    for row in _real(
        "duo_vo/leerlingen_vo_per_vestiging_onderwijstype_2019_latin1.csv",
        encoding="latin-1",
        mark=";",
    ):
        campus = row["BRIN NUMMER"] + row["VESTIGINGSNUMMER"]
        if code := code_of.get(row["AFDELING"].strip().lower()):
            years = [word for name, word in row.items() if name.startswith("LEER- OF")]
            pupils[campus, code] += sum(map(int, years))
    duo = [row for row in facts.campuses() if row.profiles_from == "duo"]
    assert len(duo) == 28
    assert [
        (row.code, code) for row in duo for code in row.profiles if pupils[row.code, code] < 10
    ] == []


@real
def test_our_mbo_locations_agree_with_the_list() -> None:
    places = {row["brinvest"]: row["plaats"] for row in _real("duo_mbo/mbo_locaties_2025.csv")}
    differ = {
        row.code: (row.place, places[row.code])
        for row in facts.mbo_locations()
        if row.place != places[row.code] and not places[row.code].startswith(row.place)
    }
    assert differ == {"25LN05": ("Alphen aan den Rijn", "Alpen aan den Rijn")}


@real
def test_our_programmes_agree_with_the_register() -> None:
    theirs = {
        row["crebo"]: (row["naam"], int(row["niveau"]))
        for row in _real("crebo/kwalificaties_25602_27088_met_niveau_sectorkamer.csv")
    }
    assert {row.crebo: (row.name, row.level) for row in facts.programmes()} == theirs


@real
def test_our_postcodes_and_holidays_agree_with_the_lists() -> None:
    theirs = {row["pc4"]: place_name(row["plaats"]) for row in _real("geo_regio/postcode4_nl.csv")}
    assert [row for row in facts.postcodes() if theirs[row.digits] != row.place] == []
    ours = {
        (row["schooljaar"], row["vakantie"], row["regio"]): (row["begin"], row["eind"])
        for row in read_rows(package=facts.__name__, name="holidays")
    }
    both = [
        (ours[key], (row["begin"], row["eind"]))
        for row in _real("geo_regio/schoolvakanties.csv")
        if (key := (row["schooljaar"], row["vakantie"], row["regio"])) in ours
    ]
    assert (len(both), [pair for pair in both if pair[0] != pair[1]]) == (6, [])
