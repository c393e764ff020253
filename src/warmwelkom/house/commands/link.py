"""`warmwelkom link`: two files of people in, one file of links out; no database, no Django."""

from __future__ import annotations

import argparse
import csv
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Final

from warmwelkom.engines.linkage import Settings, link
from warmwelkom.house.commands.link_lists import NAMES, UnusableFileError, read_map, read_people

if TYPE_CHECKING:
    from warmwelkom.engines.linkage import Link, Result

FIELD_NAMES: Final = textwrap.fill(f"{NAMES}.", 100, initial_indent="", subsequent_indent="  ")
EPILOG: Final = f"""lists: csv (comma, semicolon or tab), csv.gz, xlsx or ods, each row with an id of its own in a column
id. Columns are recognised from their headings; where that fails, a map.toml says which is which:

  id = "number"               what stands before the sections goes for both lists
  [a]
  given_name = "Roepnaam"     of a list with a section only what is named is read
  [b]
  given_name = "first"

fields: {FIELD_NAMES}

links.csv: a_id, b_id, score, outcome, reasons. outcome is linked (the machine is sure), review (a person
looks; there may be more than one row) or not_found (one row, b_id empty). Somebody who stands twice on B
has two rows that are linked. score is the chance that the two are one person.

exit code: 0, or 2 with a sentence when a file cannot be used; then no links.csv is written. A list of
only headings is a list without people: that is said, and with nobody on B everybody on A is not_found."""
NOBODY: Final = {"nl": "niemand op de andere lijst lijkt genoeg", "en": "nobody is alike enough"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = EPILOG
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
        refuse_own_list(args)
        maps = read_map(args.map)
        result = link(
            left=read_people(path=args.left, columns=maps.get("a"), say=say),
            right=read_people(path=args.right, columns=maps.get("b"), say=say),
            settings=Settings(many=not args.one_to_one),
        )
        write_links(path=args.out, result=result, language=args.language)
    except UnusableFileError as reason:
        say(str(reason))
        return 2
    return 0


def say(sentence: str) -> None:
    print(f"warmwelkom link: {sentence}", file=sys.stderr)


def refuse_own_list(args: argparse.Namespace) -> None:
    if args.out.resolve() in (args.left.resolve(), args.right.resolve()):
        raise UnusableFileError(f"{args.out} is one of the lists. Give --out another name.")


def write_links(*, path: Path, result: Result, language: str) -> None:
    """One row per pair, or one with an empty b_id for who is not found."""
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["a_id", "b_id", "score", "outcome", "reasons"])
            for person in result:
                writer.writerows(rows_of(person, language))
    except OSError as reason:
        raise UnusableFileError(f"cannot write {path}: {reason.strerror}.") from reason


def rows_of(person: Link, language: str) -> list[tuple[str, ...]]:
    if not person.candidates:
        return [(person.left_id, "", "0.0000", person.outcome.value, NOBODY[language])]
    return [
        (
            person.left_id,
            found.right_id,
            f"{found.score:.4f}",
            found.outcome.value,
            "; ".join(
                reason.dutch if language == "nl" else reason.english for reason in found.reasons
            ),
        )
        for found in person.candidates
    ]
