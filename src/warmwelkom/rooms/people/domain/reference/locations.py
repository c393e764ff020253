"""School locations, vo and mbo."""

from __future__ import annotations

from warmwelkom.rooms.people.domain.reference.rows import (
    Loaded,
    Row,
    UnknownFileError,
    clean,
    load_rows,
    place_name,
    postcode,
)
from warmwelkom.rooms.people.models import ReferenceLocation, RmcRegion

Numbers = dict[str, int]
LOCATION_FIELDS = (
    "brin",
    "school_name",
    "name",
    "street",
    "postcode",
    "place",
    "municipality",
    "rmc_number",
    "structure",
    "website",
    "leerwegen",
    "source",
)


def load_vo_schools(*, rows: list[tuple[int, Row]], source: str) -> Loaded:
    """DUO's "alle vestigingen vo" (`;`, its own headings), or a list with DUO's columns in English."""
    headings = set(rows[0][1]) if rows else set()
    numbers = {_letters(region.name): region.number for region in RmcRegion.objects.all()}
    # DUO's other files have branch codes too, but no addresses
    if {"VESTIGINGSNAAM", "PLAATSNAAM", "ONDERWIJSSTRUCTUUR"} <= headings:
        make = _duo_location
    elif {"vestigings_id", "school_name", "education_structure"} <= headings:
        make = _english_location
    else:
        raise UnknownFileError(
            "These are not the columns of DUO's file of school locations (vestigingen vo)."
        )
    return load_rows(
        rows=rows,
        make=lambda row: make(row, source, numbers),
        model=ReferenceLocation,
        key=("sector", "code"),
        update=LOCATION_FIELDS,
        instead_of_own=("sector", "brin"),
    )


def _duo_location(row: Row, source: str, numbers: Numbers) -> ReferenceLocation:
    del numbers  # this file has the numbers itself
    code = (row.get("VESTIGINGSNUMMER") or row.get("VESTIGINGSCODE") or "").strip()
    if len(code) != 6:
        raise ValueError(f"'{code}' is not a code of six signs.")
    structure = clean(row.get("ONDERWIJSSTRUCTUUR", ""))
    number = clean(row.get("HUISNUMMER-TOEVOEGING", ""))
    rmc = clean(row.get("RMC-REGIO CODE", ""))
    return ReferenceLocation(
        code=code,
        brin=code[:4],
        sector="vo",
        school_name=clean(row.get("VESTIGINGSNAAM", "")),
        name=clean(row.get("VESTIGINGSNAAM", "")),
        street=f"{clean(row.get('STRAATNAAM', ''))} {number}".strip(),
        postcode=postcode(row.get("POSTCODE", "")),
        place=place_name(row.get("PLAATSNAAM", "")),
        municipality=place_name(row.get("GEMEENTENAAM", "")),
        rmc_number=int(rmc) if rmc.isdigit() else None,
        structure=structure,
        website=clean(row.get("INTERNETADRES", "")),
        leerwegen=leerwegen_of(structure),
        source=source,
    )


def _english_location(row: Row, source: str, numbers: Numbers) -> ReferenceLocation:
    code = row["vestigings_id"].strip()
    if len(code) != 6:
        raise ValueError(f"'{code}' is not a code of six signs.")
    return ReferenceLocation(
        code=code,
        brin=code[:4],
        sector="vo",
        school_name=clean(row["school_name"]),
        name=clean(row["school_name"]),
        street=f"{clean(row['street'])} {clean(row['house_number'])}".strip(),
        postcode=postcode(row["postcode"]),
        place=place_name(row["city"]),
        municipality=place_name(row["municipality"]),
        rmc_number=numbers.get(_letters(row.get("rmc_regio", ""))),
        structure=clean(row["education_structure"]),
        website=clean(row["website"]),
        leerwegen=leerwegen_of(row["education_structure"]),
        source=source,
    )


def _letters(text: str) -> str:
    """A name without hyphens and slashes, for the lists differ in those."""
    return "".join(sign for sign in text.lower() if sign.isalpha())


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
        names = dict(
            ReferenceLocation.objects.filter(sector="mbo").values_list("brin", "school_name")
        )
        return load_rows(
            rows=rows,
            make=lambda row: _mbo_location(row, names, source),
            model=ReferenceLocation,
            key=("sector", "code"),
            update=LOCATION_FIELDS,
            instead_of_own=("sector", "brin"),
        )
    if {"brin", "naam"} <= headings:
        done = Loaded()
        for _line, row in rows:
            done.written += ReferenceLocation.objects.filter(
                brin=row["brin"].strip(), sector="mbo"
            ).update(school_name=clean(row["naam"]))
        return done
    raise UnknownFileError("These are not the columns of a list of mbo institutions or locations.")


def _mbo_location(row: Row, names: dict[str, str], source: str) -> ReferenceLocation:
    code = row["brinvest"].strip()
    if len(code) != 6:
        raise ValueError(f"'{code}' is not a code of six signs.")
    return ReferenceLocation(
        code=code,
        brin=code[:4],
        sector="mbo",
        school_name=names.get(code[:4], clean(row["locatienaam"])),
        name=clean(row["locatienaam"]),
        street=clean(row["straat_huisnummer"]),
        postcode=postcode(row["postcode"]),
        place=place_name(row["plaats"]),
        website=clean(row.get("website", "")),
        source=source,
    )
