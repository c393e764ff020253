"""Crebo codes: the mbo programmes of the national register."""

from __future__ import annotations

from collections.abc import Callable

from warmwelkom.rooms.people.domain.reference.rows import (
    Loaded,
    Row,
    UnknownFileError,
    clean,
    load_rows,
)
from warmwelkom.rooms.people.models import Qualification

TODAY: tuple[str, ...] = (
    "name",
    "level",
    "group",
    "dossier_code",
    "dossier",
    "sector_chamber",
    "source",
)


def load_qualifications(*, rows: list[tuple[int, Row]], source: str) -> Loaded:
    """Crebo codes: today's list with level and chamber, that of 2015, or a list of names only.

    The list of 2015 fills codes without a level, a list of names only codes that are not there.
    """
    headings = set(rows[0][1]) if rows else set()
    make: Callable[[Row, str], Qualification | None]
    with_level, update = frozenset[str](), TODAY
    if {"crebo", "naam", "niveau"} <= headings:
        make = _today
    elif {"crebo", "kwalificatie", "niveau"} <= headings:
        make = _of_2015
        with_level = frozenset(
            Qualification.objects.filter(level__isnull=False).values_list("crebo", flat=True)
        )
    elif {"opleidingcode", "opleidingsnaam"} <= headings:
        make, update = _name_only, ()
    else:
        raise UnknownFileError("These are not the columns of a list of crebo codes.")
    return load_rows(
        rows=rows,
        make=lambda row: None if row.get("crebo") in with_level else make(row, source),
        model=Qualification,
        key=("crebo",),
        update=update,
    )


def _today(row: Row, source: str) -> Qualification:
    return Qualification(
        crebo=row["crebo"].strip(),
        name=clean(row["naam"]),
        level=int(row["niveau"]),
        group=clean(row.get("hoofdgroep", "")),
        dossier_code=row.get("dossier_code", "").strip(),
        dossier=clean(row.get("dossier", "")),
        sector_chamber=clean(row.get("sectorkamer", "")),
        source=source,
    )


def _of_2015(row: Row, source: str) -> Qualification:
    return Qualification(
        crebo=row["crebo"].strip(),
        name=clean(row["kwalificatie"]),
        level=int(row["niveau"]),
        group=clean(row["opleidingsdomein"]),
        dossier_code=row["dossiercode"].strip(),
        dossier=clean(row["kwalificatiedossier"]),
        source=source,
    )


def _name_only(row: Row, source: str) -> Qualification | None:
    code = row["opleidingcode"].strip()
    return (
        Qualification(crebo=code, name=clean(row["opleidingsnaam"])[:160], source=source)
        if len(code) == 5
        else None
    )
