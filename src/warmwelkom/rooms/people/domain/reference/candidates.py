"""Exam candidates per campus, leerweg and profile: DUO's file of one year with marks, or its file of five years."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from warmwelkom.rooms.people.domain.reference.rows import Loaded, Row, UnknownFileError, load_rows
from warmwelkom.rooms.people.models import ReferenceCandidates

Key = tuple[str, int, str, str, str]
"""Campus, exam year, leerweg, profile, sector."""
ONE_YEAR: Final = frozenset({"VESTIGINGSNUMMER", "LEERWEG VMBO", "AFDELING", "EXAMENKANDIDATEN"})
MANY_YEARS: Final = frozenset({"VESTIGINGSCODE", "OPLEIDINGSNAAM", "ONDERWIJSTYPE VO"})
COLUMN: Final = re.compile(r"EXAMENKANDIDATEN SCHOOLJAAR (\d{4})-\d{4} - TOTAAL")
YEAR: Final = re.compile(r"(20\d\d)[-_]20\d\d")
LEERWEG: Final = {"BL": "bb", "KL": "kb", "GL": "gl", "TL": "tl", "B": "bb", "K": "kb", "G": "gl", "T": "tl", "LWT": "lwt"}  # fmt: skip
PROFILE: Final = {  # DUO's letters and SLO's
    "BWI": "BWI", "DP": "DP", "EO": "EO", "G": "GR", "HBR": "HBR", "MTE": "MT", "MTR": "MET", "MVI": "MVI", "PIE": "PIE", "ZWE": "ZW",
}  # fmt: skip
WITHHELD: Final = frozenset({"<5", "-1", ""})


def load_candidates(*, rows: list[tuple[int, Row]], source: str) -> Loaded:
    """Whole campuses of a year at a time; a number that DUO withholds makes its sum unknown.

    Raises:
        UnknownFileError: other columns than DUO's, or no year in the file or its source.
    """
    headings = set(rows[0][1]) if rows else set()
    if headings >= ONE_YEAR:
        counted = _of_one_year(rows, _year_in(source))
    elif headings >= MANY_YEARS and any(COLUMN.fullmatch(name) for name in headings):
        counted = _of_many_years(rows)
    else:
        raise UnknownFileError("These are not the columns of a file of DUO with exam candidates.")
    left_out: list[tuple[int, str]] = []
    sums = _summed(counted, left_out)
    done = load_rows(
        rows=list(enumerate(sums)),
        make=lambda row: ReferenceCandidates(
            code=row["code"], exam_year=int(row["year"]), leerweg=row["leerweg"],
            profile=row["profile"], sector=row["sector"], source=source,
            candidates=int(row["n"]) if row["n"] else None,
        ),
        model=ReferenceCandidates,
        key=("code", "exam_year", "leerweg", "profile", "sector"),
        update=("candidates", "source"),
        instead_of_own=("code", "exam_year"),
    )  # fmt: skip
    done.left_out += left_out
    return done


def _year_in(source: str) -> int:
    found = YEAR.search(source)
    if not found:
        raise UnknownFileError(
            "Say in --source of which school year these are, such as: DUO, examens 2018-2019."
        )
    return int(found[1])


Line = tuple[int, Key, str]


def _of_one_year(rows: list[tuple[int, Row]], year: int) -> Iterator[Line]:
    for line, row in rows:
        if (
            row["ONDERWIJSTYPE VO"].strip().upper().startswith("VMBO")
            or row["LEERWEG VMBO"].strip()
        ):
            leerweg = LEERWEG.get(row["LEERWEG VMBO"].strip(), "")
            profile = PROFILE.get(row["AFDELING"].strip(), "")
            sector = "" if profile else row.get("VMBO SECTOR", "").strip()
            code = row["VESTIGINGSNUMMER"].strip()
            yield line, (code, year, leerweg, profile, sector[:40]), row["EXAMENKANDIDATEN"].strip()


def _of_many_years(rows: list[tuple[int, Row]]) -> Iterator[Line]:
    years = [(name, int(found[1])) for name in rows[0][1] if (found := COLUMN.fullmatch(name))]
    for line, row in rows:
        if row["ONDERWIJSTYPE VO"].strip() != "VMBO":
            continue
        way, _is, sector = row["OPLEIDINGSNAAM"].strip().removeprefix("VMBO ").partition(" - ")
        code, leerweg = row["VESTIGINGSCODE"].strip(), LEERWEG.get(way.strip(), "")
        for name, year in years:
            if row[name].strip() != "0":
                yield line, (code, year, leerweg, "", sector.strip()[:40]), row[name].strip()


def _summed(lines: Iterator[Line], left_out: list[tuple[int, str]]) -> list[Row]:
    """One row for each key; empty where one of its numbers is withheld."""
    sums: dict[Key, list[int | None]] = defaultdict(list)
    for line, key, text in lines:
        if len(key[0]) != 6:
            left_out.append((line, "this line has no code of six signs."))
        elif text in WITHHELD:
            sums[key].append(None)
        elif text.isdigit():
            sums[key].append(int(text))
        else:
            left_out.append((line, f"'{text}' is no number of candidates."))
    return [
        {
            "code": code, "year": str(year), "leerweg": leerweg, "profile": profile, "sector": sector,
            "n": "" if None in numbers else str(sum(n for n in numbers if n is not None)),
        }
        for (code, year, leerweg, profile, sector), numbers in sums.items()
    ]  # fmt: skip
