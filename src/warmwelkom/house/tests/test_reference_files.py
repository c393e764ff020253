"""The real downloads, where they are beside the project; the shapes of each, always."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from warmwelkom.rooms.curriculum.models import EndTerm, Module, Profile
from warmwelkom.rooms.people.domain.reference.locations import leerwegen_of
from warmwelkom.rooms.people.domain.reference.rows import place_name, postcode
from warmwelkom.rooms.people.models import (
    PostcodeArea,
    Qualification,
    ReferenceLocation,
    RmcRegion,
    SchoolHoliday,
)

DATA = Path(__file__).resolve().parents[5] / "shared" / "data"
pytestmark = pytest.mark.django_db
real = pytest.mark.skipif(
    not DATA.exists(), reason="the open data files are not beside the project"
)

DUO = """PROVINCIE;BRIN NUMMER;VESTIGINGSNUMMER;VESTIGINGSNAAM;STRAATNAAM;HUISNUMMER-TOEVOEGING;POSTCODE;PLAATSNAAM;GEMEENTENAAM;INTERNETADRES;ONDERWIJSSTRUCTUUR;RMC-REGIO CODE
Zuid-Holland;20MJ;20MJ00;Johan  de Witt   ;Zusterstraat;120;2512 TP;'S-GRAVENHAGE;'S-GRAVENHAGE;www.x.nl;VBO/MAVO;28
Zuid-Holland;20MJ;20MJ;Fout;Straat;1;2512 TP;DELFT;DELFT;;MAVO;28
"""


def _load(kind: str, *files: Path) -> None:
    call_command("reference", "load", kind, *map(str, files), verbosity=0)


def test_a_duo_file_is_read_and_a_wrong_line_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "vo.csv"
    path.write_text(DUO, encoding="cp1252")
    _load("schools", path)
    row = ReferenceLocation.objects.get()
    assert (row.code, row.name, row.place, row.leerwegen, row.rmc_number) == (
        "20MJ00",
        "Johan de Witt",
        "Den Haag",
        "bb kb gl tl",
        28,
    )
    assert "1 written, 1 left out (the first: line 3" in capsys.readouterr().out


def test_a_newer_file_updates(tmp_path: Path) -> None:
    path = tmp_path / "vo.csv"
    path.write_text(DUO, encoding="cp1252")
    _load("schools", path)
    path.write_text(DUO.replace("Johan  de Witt", "De Witt"), encoding="cp1252")
    _load("schools", path)
    assert ReferenceLocation.objects.get().name == "De Witt"


def test_another_file_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "vo.csv"
    path.write_text("a;b\n1;2\n")
    with pytest.raises(CommandError, match="not the columns"):
        _load("schools", path)


@pytest.mark.parametrize(
    ("structure", "leerwegen"),
    [("VBO/MAVO/HAVO", "bb kb gl tl"), ("MAVO", "tl"), ("HAVO/VWO", ""), ("VBO", "bb kb gl")],
)
def test_duos_old_words_become_leerwegen(structure: str, leerwegen: str) -> None:
    assert leerwegen_of(structure) == leerwegen


@pytest.mark.parametrize(
    ("capitals", "name"),
    [
        ("ALPHEN AAN DEN RIJN", "Alphen aan den Rijn"),
        ("CAPELLE AAN DEN IJSSEL", "Capelle aan den IJssel"),
        ("IJMUIDEN", "IJmuiden"),
        ("DEN HELDER", "Den Helder"),
        ("BERKEL-ENSCHOT", "Berkel-Enschot"),
        ("RIJSWIJK ZH", "Rijswijk"),
        ("'S-GRAVENZANDE", "'s-Gravenzande"),
        ("'T HARDE", "'t Harde"),
        ("'S-GRAVENHAGE", "Den Haag"),
        ("S GRAVENHAGE", "Den Haag"),
        ("'s-Gravenhage", "Den Haag"),
        ("S HERTOGENBOSCH", "'s-Hertogenbosch"),
        ("Katwijk aan Zee", "Katwijk aan Zee"),
    ],
)
def test_places_read_like_places(capitals: str, name: str) -> None:
    assert place_name(capitals) == name


@pytest.mark.parametrize(
    ("written", "read"),
    [("2512TP", "2512 TP"), ("2512 tp", "2512 TP"), (" 2512  TP", "2512 TP"), ("2512", "2512")],
)
def test_a_postcode_has_one_space(written: str, read: str) -> None:
    assert postcode(written) == read


@pytest.mark.parametrize(
    "headings",
    [
        "BRIN NUMMER;VESTIGINGSNUMMER;INSTELLINGSNAAM VESTIGING;AFDELING",  # pupils
        "BRIN NUMMER;VESTIGINGSNUMMER;INSTELLINGSNAAM VESTIGING;EXAMENKANDIDATEN",  # exams
    ],
)
def test_duos_other_files_about_branches_are_refused(tmp_path: Path, headings: str) -> None:
    path = tmp_path / "vo.csv"
    path.write_text(f"{headings}\n20MJ;20MJ00;Johan de Witt;3\n")
    with pytest.raises(CommandError, match="not the columns"):
        _load("schools", path)
    assert ReferenceLocation.objects.count() == 0


def test_a_list_of_names_only_fills_what_is_missing_and_tells_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Qualification.objects.create(crebo="25998", name="Software developer", level=4, source="x")
    path = tmp_path / "names.csv"
    path.write_text("opleidingcode,opleidingsnaam\n25998,Anders\n25604,Software developer\n")
    _load("crebo", path)
    assert capsys.readouterr().out.startswith("names.csv: 1 written")
    assert list(Qualification.objects.order_by("crebo").values_list("crebo", "name", "level")) == [
        ("25604", "Software developer", None),
        ("25998", "Software developer", 4),
    ]


def test_the_list_of_2015_gives_a_level_where_there_is_none(tmp_path: Path) -> None:
    Qualification.objects.create(crebo="25078", name="Betonboorder", source="names")
    Qualification.objects.create(crebo="25079", name="Nu anders", level=2, source="today")
    path = tmp_path / "2015.csv"
    path.write_text(
        "crebo,kwalificatie,niveau,opleidingsdomein,dossiercode,kwalificatiedossier\n"
        "25078,Betonboorder,3,Bouw,23045,Betonboren\n25079,Reparateur,3,Bouw,23046,Reparatie\n"
    )
    _load("crebo", path)
    assert list(
        Qualification.objects.order_by("crebo").values_list("crebo", "name", "level", "source")
    ) == [("25078", "Betonboorder", 3, "2015.csv"), ("25079", "Nu anders", 2, "today")]


@real
def test_the_real_files_load() -> None:
    _load(
        "places",
        DATA / "geo_regio" / "rmc_regios_gemeenten_2012_regeling.csv",
        DATA / "geo_regio" / "postcode4_nl.csv",
    )
    _load("schools", DATA / "duo_vo" / "vestigingen_vo_2020_origineel_latin1.csv")
    _load(
        "mbo",
        DATA / "duo_mbo" / "mbo_locaties_2025.csv",
        DATA / "duo_mbo" / "mbo_instellingen_2025.csv",
    )
    _load("crebo", DATA / "crebo" / "kwalificaties_25602_27088_met_niveau_sectorkamer.csv")
    _load("holidays", DATA / "geo_regio" / "schoolvakanties.csv")
    _load("curriculum", DATA / "vmbo_curriculum" / "slo_json")
    models = (
        RmcRegion,
        PostcodeArea,
        ReferenceLocation,
        Qualification,
        SchoolHoliday,
        Profile,
        Module,
        EndTerm,
    )
    assert [model.objects.count() for model in models] == [
        39,
        4072,
        1619 + 679,
        469,
        36,
        10,
        198,
        3473,
    ]
    assert ReferenceLocation.objects.filter(rmc_number=28, sector="vo").count() == 98
    assert Module.objects.filter(leerwegen="").count() == 0
    assert (
        ReferenceLocation.objects.filter(brin="27GZ")
        .values_list("school_name", flat=True)
        .distinct()
        .get()
        == "ROC Mondriaan"
    )
