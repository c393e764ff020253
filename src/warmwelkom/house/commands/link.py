"""`warmwelkom link`: two files of people in, one file of links out; no database, no Django."""

from __future__ import annotations

import csv
import gzip
import io
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Final

from warmwelkom.engines.linkage import Settings, link

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping

    from warmwelkom.engines.linkage import Result

HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "id": ("id",),
    "given_name": ("given_name", "voornaam", "roepnaam", "first_name", "firstname", "givenname"),
    "official_names": ("official_names", "voornamen", "doopnamen", "officiele_namen"),
    "initials": ("initials", "voorletters", "initialen"),
    "prefix": ("prefix", "tussenvoegsel", "tussenvoegsels", "voorvoegsel", "voorvoegsels"),
    "surname": ("surname", "achternaam", "last_name", "lastname", "family_name", "familienaam"),
    "birth_date": ("birth_date", "geboortedatum", "date_of_birth", "dob", "birthdate", "geb_datum"),
    "sex": ("sex", "geslacht", "gender"),
    "postcode": ("postcode", "postal_code", "zip", "zipcode", "zip_code"),
    "house_number": ("house_number", "huisnummer", "street_number", "huisnr"),
    "street": ("street", "straat", "straatnaam", "address_1", "adres"),
    "city": ("city", "woonplaats", "plaats", "suburb", "town"),
    "region": ("region", "state", "provincie", "province", "county"),
    "school": ("school", "vooropleiding", "school_van_herkomst", "campus"),
    "email": ("email", "e-mail", "e_mail", "mail", "emailadres"),
    "phone": ("phone", "telefoon", "telefoonnummer", "mobiel", "phone_number", "mobile"),
    "parent_email": ("parent_email", "email_ouder", "e-mail_ouder"),
    "parent_phone": ("parent_phone", "telefoon_ouder"),
}
DELIMITERS: Final = ",;\t"
CELL_LIMIT: Final = 1_000_000


class UnusableFileError(Exception):
    """A file that cannot be linked; the message is a sentence for the person who gave it."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("left", type=Path, metavar="A.csv", help="the list to find people of")
    parser.add_argument("right", type=Path, metavar="B.csv", help="the list to find them on")
    parser.add_argument("--map", type=Path, metavar="map.toml", help="which column is which field")
    parser.add_argument("--out", type=Path, metavar="links.csv", required=True)
    parser.add_argument(
        "--one-to-one", action="store_true", help="nobody stands twice on the right list"
    )
    parser.add_argument("--language", choices=("nl", "en"), default="nl", help="of the reasons")


def run(args: argparse.Namespace) -> int:
    """Links and writes the file; 0, or 2 with a sentence when a file cannot be used."""
    try:
        maps = read_map(args.map)
        result = link(
            left=read_people(path=args.left, columns=maps.get("a")),
            right=read_people(path=args.right, columns=maps.get("b")),
            settings=Settings(many=not args.one_to_one),
        )
        write_links(path=args.out, result=result, language=args.language)
    except UnusableFileError as reason:
        print(f"warmwelkom link: {reason}", file=sys.stderr)
        return 2
    return 0


def read_map(path: Path | None) -> dict[str, dict[str, str]]:
    """The sections [a] and [b] of map.toml (field = "column"); a flat file goes for both lists."""
    if path is None:
        return {}
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as reason:
        raise UnusableFileError(f"cannot read {path}: {reason.strerror}.") from reason
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as reason:
        raise UnusableFileError(f"{path} is not a readable TOML file: {reason}.") from reason
    shared = {field: column for field, column in raw.items() if not isinstance(column, dict)}
    maps = {side: {**shared, **raw.get(side, {})} for side in ("a", "b")}
    for columns in maps.values():
        for field, column in columns.items():
            if field not in HEADINGS:
                raise UnusableFileError(
                    f"{path} names the field '{field}', which is not one of: {', '.join(HEADINGS)}."
                )
            if not isinstance(column, str):
                raise UnusableFileError(f"in {path} the column of '{field}' must be a text.")
    return maps


def read_people(*, path: Path, columns: Mapping[str, str] | None) -> Iterator[dict[str, str]]:
    """The rows of a csv or csv.gz as people; raises UnusableFileError with a sentence."""
    try:
        text = decoded(path.read_bytes(), path)
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))
        headings = next(rows, [])
        places = columns_of(headings=headings, columns=columns, path=path)
        yield from people_of(rows=rows, places=places, path=path)
    except OSError as reason:
        raise UnusableFileError(f"cannot read {path}: {reason.strerror or reason}.") from reason
    except (csv.Error, EOFError) as reason:
        raise UnusableFileError(f"{path} is not a readable csv file: {reason}.") from reason


def decoded(raw: bytes, path: Path) -> str:
    data = gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw
    if b"\x00" in data:
        raise UnusableFileError(f"{path} is not a csv file. Save the list as csv and try again.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def delimiter_of(text: str) -> str:
    first = text.partition("\n")[0]
    return max(DELIMITERS, key=first.count)


def columns_of(
    *, headings: list[str], columns: Mapping[str, str] | None, path: Path
) -> dict[str, int]:
    """Field to place in the row."""
    plain = [heading.strip().lower().replace(" ", "_") for heading in headings]
    places: dict[str, int] = {}
    for field, column in (columns or {}).items():
        if column not in headings:
            raise UnusableFileError(
                f"{path} has no column '{column}'. Its columns are: {', '.join(headings)}."
            )
        places[field] = headings.index(column)
    if not columns:
        for field, names in HEADINGS.items():
            found = [plain.index(name) for name in names if name in plain]
            places.update({field: found[0]} if found else {})
    elif "id" in plain:
        places.setdefault("id", plain.index("id"))
    if "id" not in places:
        raise UnusableFileError(f"{path} has no column 'id'. Add one, or name it in a map.toml.")
    if len(places) == 1:
        raise UnusableFileError(f"{path} has no column that we recognise. Name them in a map.toml.")
    return places


def people_of(
    *, rows: Iterator[list[str]], places: Mapping[str, int], path: Path
) -> Iterator[dict[str, str]]:
    seen: set[str] = set()
    for number, row in enumerate(rows, start=2):
        if not any(row):
            continue
        person = {field: row[at] for field, at in places.items() if at < len(row)}
        own = person.get("id", "").strip()
        if not own or own in seen:
            what = f"the id '{own}' a second time" if own else "no id"
            raise UnusableFileError(f"{path} has {what} in line {number}. Every row needs its own.")
        seen.add(own)
        yield person


def write_links(*, path: Path, result: Result, language: str) -> None:
    """One row per pair, or one with an empty b_id for who is not found."""
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["a_id", "b_id", "score", "outcome", "reasons"])
            for person in result:
                for found in person.candidates:
                    words = "; ".join(
                        reason.dutch if language == "nl" else reason.english
                        for reason in found.reasons
                    )
                    score = f"{found.score:.4f}"
                    writer.writerow(
                        [person.left_id, found.right_id, score, found.outcome.value, words]
                    )
                if not person.candidates:
                    writer.writerow([person.left_id, "", "", person.outcome.value, ""])
    except OSError as reason:
        raise UnusableFileError(f"cannot write {path}: {reason.strerror}.") from reason
