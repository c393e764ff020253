"""DUO's files of exam candidates: of one year with marks, and of five years."""

from __future__ import annotations

import pytest

from warmwelkom.rooms.people.domain.reference import UnknownFileError, load_candidates
from warmwelkom.rooms.people.models import ReferenceCandidates

SOURCE = "DUO, examens 2018-2019"


def _one(code: str = "19ZP03", **more: str) -> dict[str, str]:
    usual = {
        "VESTIGINGSNUMMER": code, "ONDERWIJSTYPE VO": "VMBO", "LEERWEG VMBO": "BL",
        "VMBO SECTOR": "Zorg & Welzijn", "AFDELING": "ZWE", "EXAMENKANDIDATEN": "20",
    }  # fmt: skip
    return usual | more


def _many(code: str, name: str, first: str, second: str) -> dict[str, str]:
    return {
        "VESTIGINGSCODE": code, "ONDERWIJSTYPE VO": "VMBO", "OPLEIDINGSNAAM": name,
        "EXAMENKANDIDATEN SCHOOLJAAR 2022-2023 - TOTAAL": first,
        "EXAMENKANDIDATEN SCHOOLJAAR 2023-2024 - TOTAAL": second,
    }  # fmt: skip


def _kept() -> list[tuple[object, ...]]:
    rows = ReferenceCandidates.objects.exclude(source__startswith="eigen tabel")
    return sorted(
        rows.values_list("code", "exam_year", "leerweg", "profile", "sector", "candidates"), key=str
    )


def _load(*rows: dict[str, str], source: str = SOURCE) -> list[tuple[int, str]]:
    return load_candidates(rows=list(enumerate(rows, 2)), source=source).left_out


def test_one_year_by_profile_in_our_letters(db: None) -> None:  # noqa: ARG001  the fixture opens the database
    left = _load(
        _one(), _one(**{"LEERWEG VMBO": "TL", "VMBO SECTOR": "Techniek", "AFDELING": "", "EXAMENKANDIDATEN": "31"}),
        _one(**{"ONDERWIJSTYPE VO": "HAVO", "LEERWEG VMBO": ""}), _one(EXAMENKANDIDATEN="veel"),
        _one(code="short"),
    )  # fmt: skip
    assert _kept() == [
        ("19ZP03", 2018, "bb", "ZW", "", 20),
        ("19ZP03", 2018, "tl", "", "Techniek", 31),
    ]
    assert [line for line, _why in left] == [5, 6]


def test_five_years_by_sector_and_what_is_withheld_is_no_number(db: None) -> None:  # noqa: ARG001  the fixture opens the database
    _load(
        _many("20MJ00", "VMBO T - techniek", "16", "<5"), _many("20MJ00", "VMBO B - economie", "0", "12"),
        source="DUO, examens",
    )  # fmt: skip
    assert _kept() == [
        ("20MJ00", 2022, "tl", "", "techniek", 16),
        ("20MJ00", 2023, "bb", "", "economie", 12),
        ("20MJ00", 2023, "tl", "", "techniek", None),
    ]


def test_loaded_again_it_is_the_same(db: None) -> None:  # noqa: ARG001  the fixture opens the database
    _load(_one())
    _load(_one(EXAMENKANDIDATEN="22"))
    assert _kept() == [("19ZP03", 2018, "bb", "ZW", "", 22)]


def test_another_file_or_no_year_is_told(db: None) -> None:  # noqa: ARG001  the fixture opens the database
    with pytest.raises(UnknownFileError, match="columns"):
        _load({"naam": "x"})
    with pytest.raises(UnknownFileError, match="school year"):
        _load(_one(), source="DUO")
