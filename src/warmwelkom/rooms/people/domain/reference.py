"""Load official downloads into the reference tables; run again with a newer file, it updates.

Each loader takes rows as dictionaries (heading -> text) and returns how many it wrote. A row that
can't be used is reported with its line, never guessed at. Sources and flaws: docs/credits.md.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db.models import Model

from warmwelkom.rooms.people.models import (
    ExamPeriod,
    PostcodeArea,
    Qualification,
    ReferenceLocation,
    RmcRegion,
    SchoolHoliday,
)

Row = dict[str, str]


@dataclass
class Loaded:
    """How a load went: rows written, and (line, sentence) for each row that was left out."""

    written: int = 0
    left_out: list[tuple[int, str]] = field(default_factory=list)


class UnknownFileError(Exception):
    """The headings are not those of any file this loader knows."""


def load_rows(
    *, rows: Iterable[tuple[int, Row]], make: Callable[[Row], Model | None], model: type[Model], key: tuple[str, ...], update: tuple[str, ...],
) -> Loaded:
    """Write rows in batches, updating those that exist (PostgreSQL's ON CONFLICT)."""
    done, batch = Loaded(), {}
    for line, row in rows:
        try:
            item = make(row)
        except (KeyError, ValueError) as fault:
            done.left_out.append((line, str(fault)))
            continue
        if item is not None:
            batch[tuple(getattr(item, name) for name in key)] = item
    items = list(batch.values())
    model._default_manager.bulk_create(
        items, batch_size=2000, update_conflicts=True, unique_fields=list(key), update_fields=list(update),
    )
    done.written = len(items)
    return done


LOCATION_FIELDS = ("brin", "sector", "school_name", "name", "street", "postcode", "place", "municipality",
                   "rmc_number", "structure", "website", "leerwegen", "source")


def load_vo_schools(*, rows: list[tuple[int, Row]], source: str) -> Loaded:
    """DUO's "alle vestigingen vo" (`;`, its own headings), or a list with DUO's columns in English."""
    headings = set(rows[0][1]) if rows else set()
    if "BRIN NUMMER" in headings or "INSTELLINGSCODE" in headings:
        make = _duo_location
    elif {"vestigings_id", "school_name", "education_structure"} <= headings:
        make = _english_location
    else:
        raise UnknownFileError("These are not the columns of DUO's file of school locations (vestigingen vo).")
    return load_rows(rows=rows, make=lambda row: make(row, source), model=ReferenceLocation, key=("code",), update=LOCATION_FIELDS)


def _duo_location(row: Row, source: str) -> ReferenceLocation:
    code = (row.get("VESTIGINGSNUMMER") or row.get("VESTIGINGSCODE") or "").strip()
    if len(code) != 6:
        raise ValueError(f"'{code}' is not a code of six signs.")
    structure = _clean(row.get("ONDERWIJSSTRUCTUUR", ""))
    number = _clean(row.get("HUISNUMMER-TOEVOEGING", ""))
    rmc = _clean(row.get("RMC-REGIO CODE", ""))
    return ReferenceLocation(
        code=code, brin=code[:4], sector="vo", school_name=_clean(row.get("VESTIGINGSNAAM", "")),
        name=_clean(row.get("VESTIGINGSNAAM", "")), street=f"{_clean(row.get('STRAATNAAM', ''))} {number}".strip(),
        postcode=_clean(row.get("POSTCODE", "")), place=_clean(row.get("PLAATSNAAM", "")).title(),
        municipality=_clean(row.get("GEMEENTENAAM", "")).title(), rmc_number=int(rmc) if rmc.isdigit() else None,
        structure=structure, website=_clean(row.get("INTERNETADRES", "")), leerwegen=leerwegen_of(structure), source=source,
    )


def _english_location(row: Row, source: str) -> ReferenceLocation:
    code = row["vestigings_id"].strip()
    if len(code) != 6:
        raise ValueError(f"'{code}' is not a code of six signs.")
    return ReferenceLocation(
        code=code, brin=code[:4], sector="vo", school_name=_clean(row["school_name"]), name=_clean(row["school_name"]),
        street=f"{_clean(row['street'])} {_clean(row['house_number'])}".strip(), postcode=_clean(row["postcode"]),
        place=_clean(row["city"]).title(), municipality=_clean(row["municipality"]).title(),
        rmc_number=_rmc_number(row.get("rmc_regio", "")), structure=_clean(row["education_structure"]),
        website=_clean(row["website"]), leerwegen=leerwegen_of(row["education_structure"]), source=source,
    )


def _rmc_number(name: str) -> int | None:
    found = RmcRegion.objects.filter(name__iexact=name.strip()).values_list("number", flat=True).first()
    return int(found) if found else None


def leerwegen_of(structure: str) -> str:
    """DUO's old words: VBO is vmbo basis, kader and gemengd; MAVO is the theoretical leerweg."""
    words = structure.upper().replace("/", " ").split()
    found = ["bb", "kb", "gl"] if "VBO" in words else []
    return " ".join([*found, *(["tl"] if "MAVO" in words else [])])


def load_mbo_locations(*, rows: list[tuple[int, Row]], source: str) -> Loaded:
    """Institutions (brin, naam) or locations (brinvest, locatienaam, …) of mbo schools.

    Load the institutions after the locations: they bring the name that people know.
    """
    headings = set(rows[0][1]) if rows else set()
    if {"brinvest", "locatienaam"} <= headings:
        names = dict(ReferenceLocation.objects.filter(sector="mbo").values_list("brin", "school_name"))
        return load_rows(rows=rows, make=lambda row: _mbo_location(row, names, source), model=ReferenceLocation,
                         key=("code",), update=LOCATION_FIELDS)
    if {"brin", "naam"} <= headings:
        done = Loaded()
        for _line, row in rows:
            done.written += ReferenceLocation.objects.filter(brin=row["brin"].strip(), sector="mbo").update(school_name=_clean(row["naam"]))
        return done
    raise UnknownFileError("These are not the columns of a list of mbo institutions or locations.")


def _mbo_location(row: Row, names: dict[str, str], source: str) -> ReferenceLocation:
    code = row["brinvest"].strip()
    if len(code) != 6:
        raise ValueError(f"'{code}' is not a code of six signs.")
    return ReferenceLocation(
        code=code, brin=code[:4], sector="mbo", school_name=names.get(code[:4], _clean(row["locatienaam"])),
        name=_clean(row["locatienaam"]), street=_clean(row["straat_huisnummer"]), postcode=_clean(row["postcode"]),
        place=_clean(row["plaats"]).title(), website=_clean(row.get("website", "")), source=source,
    )


def load_qualifications(*, rows: list[tuple[int, Row]], source: str) -> Loaded:
    """Crebo codes: today's list with level and chamber, that of 2015, or a list of names only.

    A list of names only fills what is missing; it never overwrites a level.
    """
    headings = set(rows[0][1]) if rows else set()
    if {"crebo", "naam", "niveau"} <= headings:
        make, update = _today, ("name", "level", "group", "dossier_code", "dossier", "sector_chamber", "source")
    elif {"crebo", "kwalificatie", "niveau"} <= headings:
        make, update = _of_2015, ("source",)
    elif {"opleidingcode", "opleidingsnaam"} <= headings:
        make, update = _name_only, ("crebo",)
    else:
        raise UnknownFileError("These are not the columns of a list of crebo codes.")
    return load_rows(rows=rows, make=lambda row: make(row, source), model=Qualification, key=("crebo",), update=update)


def _today(row: Row, source: str) -> Qualification:
    return Qualification(crebo=row["crebo"].strip(), name=_clean(row["naam"]), level=int(row["niveau"]), group=_clean(row.get("hoofdgroep", "")),
                         dossier_code=row.get("dossier_code", "").strip(), dossier=_clean(row.get("dossier", "")),
                         sector_chamber=_clean(row.get("sectorkamer", "")), source=source)


def _of_2015(row: Row, source: str) -> Qualification:
    return Qualification(crebo=row["crebo"].strip(), name=_clean(row["kwalificatie"]), level=int(row["niveau"]),
                         group=_clean(row["opleidingsdomein"]), dossier_code=row["dossiercode"].strip(),
                         dossier=_clean(row["kwalificatiedossier"]), source=source)


def _name_only(row: Row, source: str) -> Qualification | None:
    code = row["opleidingcode"].strip()
    return Qualification(crebo=code, name=_clean(row["opleidingsnaam"])[:160], source=source) if len(code) == 5 else None


def load_places(*, rows: list[tuple[int, Row]], source: str) -> Loaded:
    """Postcodes of four figures with their place, or the regions of the Doorstroompunten (RMC)."""
    headings = set(rows[0][1]) if rows else set()
    if {"pc4", "plaats"} <= headings:
        return load_rows(rows=rows, make=lambda row: _postcode(row, source), model=PostcodeArea, key=("digits",),
                         update=("place", "province", "latitude", "longitude", "source"))
    if {"rmc_nr", "rmc_regio", "gemeente"} <= headings:
        return _rmc_regions(rows, source)
    raise UnknownFileError("These are not the columns of a list of postcodes or of RMC regions.")


def _postcode(row: Row, source: str) -> PostcodeArea:
    if len(row["pc4"].strip()) != 4:
        raise ValueError(f"'{row['pc4']}' is not a postcode of four figures.")
    return PostcodeArea(digits=row["pc4"].strip(), place=_clean(row["plaats"]), province=row.get("provinciecode", "").strip()[:2],
                        latitude=_number(row.get("lat_benadering", "")), longitude=_number(row.get("lon_benadering", "")), source=source)


def _rmc_regions(rows: list[tuple[int, Row]], source: str) -> Loaded:
    regions: dict[int, RmcRegion] = {}
    for _line, row in rows:
        region = regions.setdefault(int(row["rmc_nr"]), RmcRegion(number=int(row["rmc_nr"]), name=_clean(row["rmc_regio"]), municipalities=[], source=source))
        region.municipalities.append(_clean(row["gemeente"]))
    return load_rows(rows=[(number, {"number": str(number)}) for number in regions], make=lambda row: regions[int(row["number"])],
                     model=RmcRegion, key=("number",), update=("name", "municipalities", "source"))


def load_holidays(*, rows: list[tuple[int, Row]], source: str) -> Loaded:
    """School holidays: schooljaar, vakantie, regio, begin, eind (both days included)."""
    if not rows or not {"schooljaar", "vakantie", "regio", "begin", "eind"} <= set(rows[0][1]):
        raise UnknownFileError("These are not the columns of a list of school holidays.")
    return load_rows(rows=rows, make=lambda row: _holiday(row, source), model=SchoolHoliday,
                     key=("school_year", "name", "zone"), update=("begins", "ends", "source"))


def _holiday(row: Row, source: str) -> SchoolHoliday:
    begins, ends = dt.date.fromisoformat(row["begin"].strip()), dt.date.fromisoformat(row["eind"].strip())
    if ends < begins:
        raise ValueError(f"{row['vakantie']} ends ({ends}) before it begins ({begins}).")
    return SchoolHoliday(school_year=row["schooljaar"].strip(), name=_clean(row["vakantie"]), zone=_clean(row["regio"]),
                         begins=begins, ends=ends, source=(row.get("bron") or source)[:160])


def load_exams(*, rows: list[tuple[int, Row]], source: str) -> Loaded:
    """Exam periods: jaar, naam, begin, eind."""
    if not rows or not {"jaar", "naam", "begin", "eind"} <= set(rows[0][1]):
        raise UnknownFileError("These are not the columns of a list of exam periods (jaar, naam, begin, eind).")
    return load_rows(rows=rows, make=lambda row: _exam(row, source), model=ExamPeriod, key=("year", "name"),
                     update=("begins", "ends", "source"))


def _exam(row: Row, source: str) -> ExamPeriod:
    return ExamPeriod(year=int(row["jaar"]), name=_clean(row["naam"]), begins=dt.date.fromisoformat(row["begin"].strip()),
                      ends=dt.date.fromisoformat(row["eind"].strip()), source=(row.get("bron") or source)[:160])


def _number(text: str) -> float | None:
    return float(text.replace(",", ".")) if text.strip() else None


def _clean(text: str) -> str:
    """One space between words, no curly quotes: the registers pad and decorate their text."""
    return " ".join(text.replace("’", "'").replace("‘", "'").split())
