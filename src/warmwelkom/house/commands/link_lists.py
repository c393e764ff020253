"""The two lists of `warmwelkom link`: which column is which field, and rows as people."""

from __future__ import annotations

import dataclasses
import gzip
import tomllib
from typing import TYPE_CHECKING, Any, Final

from warmwelkom.engines.tables import FieldSpec, Kind, Limits, Schema, TableError, read_table
from warmwelkom.engines.tables import recognise as recognised
from warmwelkom.engines.tables.names import split_full_name
from warmwelkom.engines.tables.schemas import persons
from warmwelkom.engines.tables.words import as_text, normalised

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from warmwelkom.engines.tables import Table

MOST: Final = Limits(max_bytes=400_000_000, max_rows=1_000_000, max_cells=30_000_000)
SIDES: Final = {"a": "a", "left": "a", "b": "b", "right": "b"}
BOTH: Final = ("columns", "fields", "map", "both")


def spec(*, name: str, label: str, headings: tuple[str, ...]) -> FieldSpec:
    return FieldSpec(
        name=name, kind=Kind.TEXT, label_nl=label, label_en=label, synonyms=(label, *headings)
    )


FIELDS: Final = (
    spec(
        name="id",
        label="id",
        headings=(
            "rec id",
            "leerlingnummer",
            "studentnummer",
            "aanmeldnummer",
            "deelnemernummer",
            "nummer",
        ),
    ),
    dataclasses.replace(persons.FIRST_NAME, name="given_name"),
    persons.OFFICIAL_NAMES,
    persons.INITIALS,
    persons.PREFIX,
    persons.SURNAME,
    persons.FULL_NAME,
    persons.birth_date(youngest=0, oldest=150, required=False),
    persons.SEX,
    persons.POSTCODE,
    persons.HOUSE_NUMBER,
    spec(name="street", label="straat", headings=("straatnaam", "street", "adres", "address 1")),
    dataclasses.replace(persons.PLACE, name="city"),
    spec(name="region", label="provincie", headings=("region", "state", "province", "county")),
    spec(
        name="school",
        label="school",
        headings=("vooropleiding", "vorige school", "school van herkomst", "previous school"),
    ),
    persons.EMAIL,
    persons.PHONE,
    persons.PARENT_EMAIL,
    persons.PARENT_PHONE,
)
PEOPLE: Final = Schema(
    name="to_link", label_nl="mensen", label_en="people", key=("id",), fields=FIELDS
)
NAMES: Final = ", ".join(PEOPLE.by_name)


class UnusableFileError(Exception):
    """A file that cannot be linked; the message is a sentence for the person who gave it."""


def read_map(path: Path | None) -> dict[str, dict[str, str]]:
    """Field to column for "a" and "b"; what stands outside those sections goes for both lists."""
    if path is None:
        return {}
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as reason:
        raise UnusableFileError(f"cannot read {path}: {reason.strerror}.") from reason
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as reason:
        raise UnusableFileError(f"{path} is not a readable TOML file: {reason}.") from reason
    maps: dict[str, dict[str, str]] = {"a": {}, "b": {}}
    shared: dict[str, str] = {}
    for key, value in raw.items():
        if not isinstance(value, dict):
            add(shared, path=path, key=key, value=value)
            continue
        if key.lower() not in {*SIDES, *BOTH}:
            raise UnusableFileError(f"{path} has a section [{key}]. Use [a] and [b].")
        target = maps[SIDES[key.lower()]] if key.lower() in SIDES else shared
        for name, column in value.items():
            add(target, path=path, key=name, value=column)
    return {side: {**shared, **own} for side, own in maps.items() if {**shared, **own}}


def add(fields: dict[str, str], *, path: Path, key: str, value: Any) -> None:
    """One line of a map into the fields, each of which has one column."""
    name, column = entry(path=path, key=key, value=value)
    if name in fields:
        raise UnusableFileError(
            f"{path} gives the field '{name}' two columns: '{fields[name]}' and '{column}'. Keep one."
        )
    fields[name] = column


def entry(*, path: Path, key: str, value: Any) -> tuple[str, str]:
    """Field and column of one line of a map, written as field = "column" or as column = "field"."""
    if not isinstance(value, str):
        raise UnusableFileError(f"in {path} the column of '{key}' must be a text.")
    turned = key not in PEOPLE.by_name and (value in PEOPLE.by_name or not field_named(key))
    field, column = (value, key) if turned else (key, value)
    if name := field_named(field):
        return name, column
    raise UnusableFileError(f"{path} names the field '{key}', which is not one of: {NAMES}.")


def field_named(word: str) -> str | None:
    """The field of this name, or the one that goes by it as a heading."""
    if word in PEOPLE.by_name:
        return word
    plain = normalised(word)
    return next(
        (one.name for one in FIELDS if plain in map(normalised, (one.label_nl, *one.synonyms))),
        None,
    )


def read_people(
    *, path: Path, columns: Mapping[str, str] | None, say: Callable[[str], None]
) -> Iterator[dict[str, str]]:
    """The rows of a list as people; raises UnusableFileError with a sentence.

    A list of only headings has no people, which is said; it is no error.
    """
    try:
        data = path.read_bytes()
        if data[:2] == b"\x1f\x8b":
            data = gzip.decompress(data)
        table = read_table(source=data, filename=path.name, limits=MOST)
    except OSError as reason:
        raise UnusableFileError(f"cannot read {path}: {reason.strerror or reason}.") from reason
    except EOFError as reason:
        raise UnusableFileError(f"{path} is not a whole gz file: {reason}.") from reason
    except TableError as reason:
        if reason.code != "only_header":
            raise UnusableFileError(reason.sentence_en) from reason
        say(f"{path} holds only headings: nobody is on this list.")
        return
    del data
    yield from people_of(table=table, places=places_of(table, columns, path), path=path)


def places_of(table: Table, columns: Mapping[str, str] | None, path: Path) -> dict[str, int]:
    """Field to place in the row."""
    found = recognised(columns=table.columns, sample_rows=table.sample(), schema=PEOPLE)
    fields = dict(found.fields)
    if columns:
        named = {field: column_named(table, column, path) for field, column in columns.items()}
        refuse_twice(named, path)
        own = fields.get("id")
        fields = {"id": own} | named if own and own not in named.values() else named
    for column in found.refused:
        if column in fields.values():
            raise UnusableFileError(
                f"{path}: the column '{column}' holds citizen numbers. Take it out of the list."
            )
    if "id" not in fields:
        raise UnusableFileError(f"{path} has no column 'id'. Add one, or name it in a map.toml.")
    if len(fields) == 1:
        raise UnusableFileError(f"{path} has no column that we recognise. Name them in a map.toml.")
    return {field: table.columns.index(column) for field, column in fields.items()}


def refuse_twice(named: Mapping[str, str], path: Path) -> None:
    """A column that stands for two fields would count twice."""
    fields: dict[str, str] = {}
    for field, column in named.items():
        if column in fields:
            raise UnusableFileError(
                f"the map gives the column '{column}' of {path} to two fields: {fields[column]} and {field}."
            )
        fields[column] = field


def column_named(table: Table, column: str, path: Path) -> str:
    wanted = normalised(column)
    for own in table.columns:
        if own == column or (wanted and normalised(own) == wanted):
            return own
    raise UnusableFileError(
        f"{path} has no column '{column}'. Its columns are: {', '.join(table.columns)}."
    )


def people_of(*, table: Table, places: Mapping[str, int], path: Path) -> Iterator[dict[str, str]]:
    """Every row with an id of its own, cells as text."""
    fields = tuple(places.items())
    plain = table.sheet is None
    seen: set[str] = set()
    for line, cells in table.rows:
        person = {name: str(cells[at]) if plain else as_text(cells[at]) for name, at in fields}
        own = person["id"].strip()
        if not own or own in seen:
            what = f"the id '{own}' a second time" if own else "no id"
            raise UnusableFileError(f"{path} has {what} in line {line}. Every row needs its own.")
        seen.add(own)
        if "full_name" in person:
            given, prefix, surname = split_full_name(person.pop("full_name"))
            parts = {"given_name": given, "prefix": prefix, "surname": surname}
            person.update(
                {name: part for name, part in parts.items() if part and not person.get(name)}
            )
        yield person
