"""Every way in which a file of somebody else becomes something in the house, and what each may answer: it, or a sentence."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.files.faces import square_faces
from warmwelkom.base.files.types import kept_file
from warmwelkom.base.outbox.bounces import read_report
from warmwelkom.engines.choice.pabulib import BallotFileError, read_pabulib
from warmwelkom.engines.dossier.example import example_dossier
from warmwelkom.engines.dossier.files import dossier_as_json, dossier_as_xml, read_dossier
from warmwelkom.engines.dossier.form import form_on
from warmwelkom.engines.film.faults import FilmError
from warmwelkom.engines.film.reading import read_storyboard
from warmwelkom.engines.routes.reading import TourFileError, read_tour
from warmwelkom.engines.tables import (
    SCHEMAS,
    TableError,
    parse_rows,
    read_table,
    recognise,
    write_xlsx,
)
from warmwelkom.engines.timetable.reading import WeekFileError, read_week
from warmwelkom.rooms.newsletters.pictures import web_picture
from warmwelkom.rooms.people.domain.leavers import addresses_in
from warmwelkom.rooms.thinktank.kits.canonical import sealed, written
from warmwelkom.rooms.thinktank.kits.formats import read_effect, read_kit

TODAY = dt.date(2026, 4, 2)
EXAMPLES = Path(__file__).resolve().parent.parent / "docs" / "examples"


@dataclass(frozen=True, kw_only=True)
class Importer:
    """`read` takes a file's bytes; `refuses` are the faults that it says in a sentence."""

    read: Callable[[bytes], object]
    refuses: tuple[type[Exception], ...]
    seeds: tuple[bytes, ...]


def _list_of(schema: Any) -> Callable[[bytes], object]:
    def read(content: bytes) -> object:
        table = read_table(source=content, filename="lijst.csv")
        mapping = recognise(columns=table.columns, sample_rows=table.sample(), schema=schema)
        return list(parse_rows(table=table, mapping=mapping, schema=schema, reference_day=TODAY))

    return read


def _csvs() -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in sorted(EXAMPLES.glob("*.csv")))


def workbook() -> bytes:
    rows = [["00123", "Bakker", "Dina"], ["00124", "Çelik", "Ömer"]]
    return write_xlsx(columns=["leerlingnummer", "achternaam", "roepnaam"], rows=rows, sheet="x")


def picture(kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (16, 12), "red").save(out, format=kind)
    return out.getvalue()


def document() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w:document/>")
    return out.getvalue()


def _as_json(value: Any) -> bytes:
    return json.dumps(value).encode()


def _kit_of_the_document() -> bytes:
    """The example of docs/formats/plan-kit.md, with the hash that it leaves out."""
    page = (EXAMPLES.parent / "formats" / "plan-kit.md").read_text()
    example = json.loads(page.partition("```json\n")[2].partition("```")[0])
    return written(sealed({key: value for key, value in example.items() if key != "sha256"}))


TABLE = (TableError,)
FORM = form_on(TODAY)
DOSSIER = example_dossier(FORM, today=TODAY)
PICTURES = (picture("PNG"), picture("JPEG"), picture("WEBP"))
KIT = _kit_of_the_document()
BOUNCE = (
    b"From: postmaster@x.example\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
    b"--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x.example\n\n"
    b"Final-Recipient: rfc822; a@b.example\nAction: failed\nStatus: 5.1.1\n\n--b--\n"
)
IMPORTERS: dict[str, Importer] = {
    **{
        f"a list: {schema.name}": Importer(
            read=_list_of(schema), refuses=TABLE, seeds=(*_csvs(), workbook())
        )
        for schema in SCHEMAS.values()
    },
    "accounts of a school": Importer(
        read=lambda raw: addresses_in(content=raw, filename="x.csv"), refuses=(UserError,),
        seeds=(b"naam;mail\nA;a@b.nl\n", workbook()),
    ),
    "a dossier": Importer(
        read=lambda raw: read_dossier(raw, today=TODAY), refuses=(),
        seeds=(dossier_as_json(DOSSIER, form=FORM), dossier_as_xml(DOSSIER, form=FORM)),
    ),
    "a kit of a plan": Importer(read=read_kit, refuses=(UserError,), seeds=(KIT,)),
    "an effect of a plan": Importer(read=read_effect, refuses=(UserError,), seeds=(KIT,)),
    "a week": Importer(
        read=read_week, refuses=(WeekFileError,),
        seeds=(_as_json({"format": "intro-week/1", "rules": {}, "rooms": []}),),
    ),
    "a tour": Importer(
        read=read_tour, refuses=(TourFileError,),
        seeds=(_as_json({"schema": "wegwijs.tour/1", "dots": [], "levels": []}),),
    ),
    "a storyboard": Importer(
        read=lambda raw: read_storyboard(raw, folder=EXAMPLES), refuses=(FilmError,),
        seeds=(_as_json({"format": "wegwijs.film/1", "scenes": []}),),
    ),
    "ballots": Importer(
        read=read_pabulib, refuses=(BallotFileError,),
        seeds=(b"META\nkey;value\nbudget;100\nvote_type;approval\nPROJECTS\nproject_id;cost\n1;10\nVOTES\nvoter_id;vote\n1;1\n",),
    ),
    "a mail that came back": Importer(read=read_report, refuses=(), seeds=(BOUNCE,)),
    "an attachment": Importer(
        read=kept_file, refuses=(UserError,),
        seeds=(b"%PDF-1.7\n", document(), workbook(), *PICTURES),
    ),
    "a face": Importer(
        read=lambda raw: square_faces(raw, most_bytes_of={64: 8_000}), refuses=(UserError,),
        seeds=PICTURES,
    ),
    "a picture of a letter": Importer(read=web_picture, refuses=(UserError,), seeds=PICTURES),
}  # fmt: skip
