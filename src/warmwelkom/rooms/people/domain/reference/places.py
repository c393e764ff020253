"""Postcodes and the regions of the Doorstroompunten."""

from __future__ import annotations

from warmwelkom.rooms.people.domain.reference.rows import (
    Loaded,
    Row,
    UnknownFileError,
    clean,
    load_rows,
    number_or_none,
    place_name,
)
from warmwelkom.rooms.people.models import PostcodeArea, RmcRegion


def load_places(*, rows: list[tuple[int, Row]], source: str) -> Loaded:
    """Postcodes of four figures with their place, or the regions of the Doorstroompunten (RMC)."""
    headings = set(rows[0][1]) if rows else set()
    if {"pc4", "plaats"} <= headings:
        return load_rows(
            rows=rows,
            make=lambda row: _postcode(row, source),
            model=PostcodeArea,
            key=("digits",),
            update=("place", "province", "latitude", "longitude", "source"),
        )
    if {"rmc_nr", "rmc_regio", "gemeente"} <= headings:
        return _rmc_regions(rows, source)
    raise UnknownFileError("These are not the columns of a list of postcodes or of RMC regions.")


def _postcode(row: Row, source: str) -> PostcodeArea:
    if len(row["pc4"].strip()) != 4:
        raise ValueError(f"'{row['pc4']}' is not a postcode of four figures.")
    return PostcodeArea(
        digits=row["pc4"].strip(),
        place=place_name(row["plaats"]),
        province=row.get("provinciecode", "").strip()[:2],
        latitude=number_or_none(row.get("lat_benadering", "")),
        longitude=number_or_none(row.get("lon_benadering", "")),
        source=source,
    )


def _rmc_regions(rows: list[tuple[int, Row]], source: str) -> Loaded:
    regions: dict[int, RmcRegion] = {}
    for _line, row in rows:
        region = regions.setdefault(
            int(row["rmc_nr"]),
            RmcRegion(
                number=int(row["rmc_nr"]),
                name=clean(row["rmc_regio"]),
                municipalities=[],
                source=source,
            ),
        )
        region.municipalities.append(place_name(row["gemeente"]))
    return load_rows(
        rows=[(number, {"number": str(number)}) for number in regions],
        make=lambda row: regions[int(row["number"])],
        model=RmcRegion,
        key=("number",),
        update=("name", "municipalities", "source"),
    )
