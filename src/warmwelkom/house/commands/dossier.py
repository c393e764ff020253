"""`warmwelkom dossier`: check a dossier file, print an example or the schema; no database, no Django."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path
from typing import Final

from warmwelkom.engines.dossier.example import example_dossier
from warmwelkom.engines.dossier.faults import line_of
from warmwelkom.engines.dossier.files import (
    MOST_BYTES,
    dossier_as_json,
    dossier_as_xml,
    read_dossier,
)
from warmwelkom.engines.dossier.form import every_form, form_named
from warmwelkom.engines.dossier.json_schema import json_schema
from warmwelkom.engines.dossier.xsd import xml_schema

EPILOG: Final = """check prints one line per fault, the field first, and ends with 1 when there is one; 0 when the
dossier is right; 2 with a sentence when the file cannot be opened. The format: docs/formats/dossier.md."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = EPILOG
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    check = actions.add_parser("check", help="say what is wrong with a file, JSON or XML")
    check.add_argument("file", type=Path, metavar="FILE.json")
    check.add_argument("--language", choices=("nl", "en"), default="nl", help="of the faults")
    names = [form.name for form in every_form()]
    for name, text in (("example", "print a valid dossier"), ("schema", "print the schema")):
        printed = actions.add_parser(name, help=text)
        printed.add_argument("--format", choices=("json", "xml"), default="json")
        printed.add_argument(
            "--form", choices=names, default=names[-1], help="default: %(default)s"
        )


def run(args: argparse.Namespace) -> int:
    """Runs one action; its exit code stands in EPILOG."""
    if args.action == "check":
        return check(args)
    form = form_named(args.form)
    if args.action == "schema":
        written = json_schema(form) if args.format == "json" else xml_schema(form)
    else:
        document = example_dossier(form, today=_today())
        as_file = dossier_as_json if args.format == "json" else dossier_as_xml
        written = as_file(document, form=form)
    sys.stdout.write(written.decode())
    return 0


def check(args: argparse.Namespace) -> int:
    """Prints the faults of one file; of a file that is too large no more is read than says so."""
    try:
        with args.file.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as reason:
        print(f"warmwelkom dossier: cannot read {args.file}: {reason.strerror}.", file=sys.stderr)
        return 2
    faults = read_dossier(content, today=_today()).faults
    for fault in faults:
        print(line_of(fault, args.language))
    return 1 if faults else 0


def _today() -> dt.date:
    return dt.datetime.now(tz=dt.UTC).astimezone().date()
