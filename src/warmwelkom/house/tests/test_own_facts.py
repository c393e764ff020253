"""Our own tables in the database: loaded once, and never against an official download."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from warmwelkom.base.access.scope import all_regions
from warmwelkom.house import own_facts
from warmwelkom.rooms.curriculum import facts
from warmwelkom.rooms.curriculum.domain.own import load_own as load_curriculum
from warmwelkom.rooms.curriculum.models import Module, Profile
from warmwelkom.rooms.people.domain import reference
from warmwelkom.rooms.people.models import (
    AdmissionRule,
    ExamPeriod,
    PostcodeArea,
    Qualification,
    ReferenceCandidates,
    ReferenceLocation,
    RmcRegion,
    SchoolHoliday,
)
from warmwelkom.rooms.transitions.domain.gather import around
from warmwelkom.rooms.transitions.domain.rules.admission import levels_by_leerweg

pytestmark = pytest.mark.django_db
MODELS = (
    ReferenceCandidates,
    ReferenceLocation,
    Qualification,
    PostcodeArea,
    RmcRegion,
    SchoolHoliday,
    ExamPeriod,
    AdmissionRule,
    Profile,
    Module,
)
COUNTS = [56, 57 + 89, 469, 142, 1, 22, 10, 18, 10, 198]
DUO = "VESTIGINGSNUMMER;VESTIGINGSNAAM;PLAATSNAAM;GEMEENTENAAM;POSTCODE;ONDERWIJSSTRUCTUUR\n"


def _counts() -> list[int]:
    return [model.objects.count() for model in MODELS]


def _contents() -> list[object]:
    return [sorted(map(str, model.objects.values_list(*_fields(model)))) for model in MODELS]


def _fields(model: type) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields if field.name != "id"]


def _load_schools(tmp_path: Path, rows: str) -> None:
    path = tmp_path / "vo.csv"
    path.write_text(DUO + rows, encoding="cp1252")
    call_command("reference", "load", "schools", str(path), verbosity=0)


def test_the_command_fills_every_table(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("reference", "own")
    assert _counts() == COUNTS
    assert (
        capsys.readouterr().out == f"our own tables: {sum(COUNTS) + len(facts.end_terms())} rows\n"
    )


def test_loading_twice_changes_nothing() -> None:
    own_facts.load_own_facts()
    before = _contents()
    own_facts.load_own_facts()
    assert _contents() == before


def test_a_row_that_left_our_table_leaves_the_database() -> None:
    own_facts.load_own_facts()
    Qualification.objects.create(crebo="99999", name="Oud", level=1, source="eigen tabel: oud")
    own_facts.load_own_facts()
    assert not Qualification.objects.filter(crebo="99999").exists()


def test_an_official_school_replaces_ours_whole(tmp_path: Path) -> None:
    own_facts.load_own_facts()
    _load_schools(tmp_path, "20MJ00;Johan de Witt;'S-GRAVENHAGE;'S-GRAVENHAGE;2512TP;VBO/MAVO\n")
    rows = ReferenceLocation.objects.filter(sector="vo")
    assert list(rows.filter(brin="20MJ").values_list("code", "name", "postcode", "source")) == [
        ("20MJ00", "Johan de Witt", "2512 TP", "vo.csv")
    ]
    assert rows.count() == 57 - 3 + 1


def test_ours_never_replaces_an_official_school(tmp_path: Path) -> None:
    _load_schools(tmp_path, "20MJ00;Johan de Witt;DELFT;DELFT;2512 TP;VBO/MAVO\n")
    own_facts.load_own_facts()
    rows = ReferenceLocation.objects.filter(brin="20MJ")
    assert list(rows.values_list("code", "place")) == [("20MJ00", "Delft")]
    assert ReferenceLocation.objects.filter(sector="vo").count() == 57 - 3 + 1


def test_an_official_vo_side_leaves_our_mbo_side_of_the_same_institution(tmp_path: Path) -> None:
    own_facts.load_own_facts()
    _load_schools(tmp_path, "14YD03;Lentiz Floracollege;NAALDWIJK;WESTLAND;2671DC;VBO/MAVO\n")
    rows = ReferenceLocation.objects.filter(code="14YD03").order_by("sector")
    assert list(rows.values_list("sector", "name")) == [
        ("mbo", "MBO Maasland"),
        ("vo", "Lentiz Floracollege"),
    ]


def test_an_official_programme_wins_before_and_after() -> None:
    row = {"crebo": "25998", "naam": "Softwareontwikkelaar", "niveau": "4"}
    for _time in range(2):
        reference.load_qualifications(rows=[(2, row)], source="register 2027")
        own_facts.load_own_facts()
        assert Qualification.objects.get(pk="25998").name == "Softwareontwikkelaar"
    assert Qualification.objects.count() == 469


def test_official_exam_dates_replace_ours_of_that_year_only() -> None:
    own_facts.load_own_facts()
    row = {"jaar": "2027", "naam": "Uitslag", "begin": "2027-06-09", "eind": "2027-06-09"}
    reference.load_exams(rows=[(2, row)], source="CvTE")
    own_facts.load_own_facts()
    assert list(ExamPeriod.objects.filter(year=2027).values_list("name", "source")) == [
        ("Uitslag", "CvTE")
    ]
    assert ExamPeriod.objects.filter(year=2026).count() == 5


def test_an_official_holiday_wins_before_and_after() -> None:
    row = {"schooljaar": "2026-2027", "vakantie": "zomer", "regio": "midden"}
    row |= {"begin": "2027-07-18", "eind": "2027-08-29"}
    for _time in range(2):
        reference.load_holidays(rows=[(2, row)], source="Rijksoverheid")
        own_facts.load_own_facts()
    kept = SchoolHoliday.objects.get(school_year="2026-2027", name="zomer", zone="midden")
    assert (kept.begins, kept.source) == (dt.date(2027, 7, 18), "Rijksoverheid")
    assert SchoolHoliday.objects.count() == 22


def test_what_slo_brought_stays_profile_by_profile() -> None:
    profile = Profile.objects.create(code="GR", title="Groen (SLO)", source="SLO 2027")
    Module.objects.create(
        slo_id="new", code="P/GR/01", profile=profile, kind="profile_module", title="Nieuw",
        source="SLO 2027",
    )  # fmt: skip
    load_curriculum()
    assert Profile.objects.get(pk="GR").title == "Groen (SLO)"
    assert list(Module.objects.filter(profile="GR").values_list("title", flat=True)) == ["Nieuw"]
    assert Profile.objects.count() == 10


def test_the_day_of_the_results_and_the_law_are_found() -> None:
    own_facts.load_own_facts()
    today = dt.date(2027, 1, 1)
    with all_regions():
        assert around(school_year=2026, today=today).results_day == dt.date(2027, 6, 10)
    levels = levels_by_leerweg(on=today)
    assert {path: sorted(levels[path]) for path in ("bb", "kb", "gl", "tl")} == {
        "bb": [2],
        "kb": [2, 3, 4],
        "gl": [2, 3, 4],
        "tl": [2, 3, 4],
    }
    assert levels["bb"][2] == "WEB art. 8.2.1 lid 4"


def test_a_second_start_loads_nothing_until_a_table_or_the_database_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WARMWELKOM_HOME", str(tmp_path))
    said: list[str] = []
    own_facts.ensure_own_facts(say=said.append)
    own_facts.ensure_own_facts(say=said.append)
    assert len(said) == 1
    AdmissionRule.objects.all().delete()
    own_facts.ensure_own_facts(say=said.append)
    assert len(said) == 2
    there = dict(settings.DATABASES["default"], NAME="elsewhere")
    monkeypatch.setitem(settings.DATABASES, "default", there)
    own_facts.ensure_own_facts(say=said.append)
    assert len(said) == 3
