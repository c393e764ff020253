"""The example as a document, what can be wrong with it, and it as XML whatever it says."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Callable
from typing import Any

from lxml import etree

from warmwelkom.engines.dossier.example import example_dossier
from warmwelkom.engines.dossier.files import read_dossier
from warmwelkom.engines.dossier.form import form_named
from warmwelkom.engines.dossier.shape import Document

TODAY = dt.date(2026, 7, 3)
FORM = form_named("2020-08-01")
BSN = "111222333"  # passes the check, belongs to nobody


def example() -> Document:
    return copy.deepcopy(example_dossier(FORM, today=TODAY))


def faults(content: bytes, *, today: dt.date = TODAY) -> list[tuple[str, str]]:
    return [(fault.where, fault.code) for fault in read_dossier(content, today=today).faults]


def changed(change: Callable[[Document], Any]) -> Document:
    document = example()
    change(document)
    return document


def said(document: Document, name: str) -> Any:
    return document["uitspraken"][name]


def put(document: Document, path: str, value: Any) -> Any:
    """Sets the field that a path names; for a lambda, so that a case stands on one line."""
    *way, last = path.split(".")
    for name in way:
        document = document[int(name)] if name.isdigit() else document[name]
    document[int(last) if last.isdigit() else last] = value  # type: ignore[index]


BY_SHAPE = [
    ("uitspraken.religie", "unknown", lambda d: put(d, "uitspraken.religie", {"waarde": "x"})),
    ("leerling.bsn", "unknown", lambda d: put(d, "leerling.bsn", "1")),
    ("uitspraken.leren.artikel", "article", lambda d: put(d, "uitspraken.leren.artikel", 6)),
    ("uitspraken.leren.waarde", "too_long", lambda d: put(d, "uitspraken.leren.waarde", "é" * 401)),
    ("uitspraken.leren.waarde", "blank", lambda d: put(d, "uitspraken.leren.waarde", " \n")),
    ("uitspraken.leren.waarde", "not_words", lambda d: put(d, "uitspraken.leren.waarde", ["x"])),
    ("uitspraken.stage.waarde", "not_rows", lambda d: put(d, "uitspraken.stage.waarde", "x")),
    ("uitspraken.stage.waarde", "too_few", lambda d: put(d, "uitspraken.stage.waarde", [])),
    ("uitspraken.stage.waarde", "too_many", lambda d: put(d, "uitspraken.stage.waarde", ["x"] * 9)),
    (
        "uitspraken.stage.waarde[2]",
        "too_long",
        lambda d: put(d, "uitspraken.stage.waarde.1", "x" * 121),
    ),
    (
        "uitspraken.begeleidingvoortzetten.waarde",
        "choice",
        lambda d: put(d, "uitspraken.begeleidingvoortzetten.waarde", "misschien"),
    ),
    (
        "uitspraken.urenongeoorloofd.waarde",
        "bounds",
        lambda d: put(d, "uitspraken.urenongeoorloofd.waarde", 2001),
    ),
    (
        "uitspraken.urenongeoorloofd.waarde",
        "not_whole",
        lambda d: put(d, "uitspraken.urenongeoorloofd.waarde", 1.5),
    ),
    (
        "uitspraken.thuissituatie.auteur.soort",
        "choice",
        lambda d: put(d, "uitspraken.thuissituatie.auteur.soort", "mentor"),
    ),
    ("datum", "not_day", lambda d: put(d, "datum", "03-07-2026")),
    ("datum", "not_day", lambda d: put(d, "datum", "2026-02-30")),
    ("inzage.geopend", "not_moment", lambda d: put(d, "inzage.geopend", "2026-07-03")),
    ("inzage.geopend", "missing", lambda d: d["inzage"].pop("geopend")),
    ("zorgdeel", "not_yes_no", lambda d: put(d, "zorgdeel", "ja")),
    (
        "gesprek.afspraken",
        "too_many",
        lambda d: put(d, "gesprek.afspraken", d["gesprek"]["afspraken"] * 4),
    ),
    ("huidigeschool", "not_record", lambda d: put(d, "huidigeschool", "School")),
    ("huidigeschool.brincode", "pattern", lambda d: put(d, "huidigeschool.brincode", "9XX9")),
]
BY_RULE = [
    ("datum", "not_yet", lambda d: put(d, "datum", "2026-07-04")),
    (
        "uitspraken.stage.geschreven",
        "future",
        lambda d: put(d, "uitspraken.stage.geschreven", "2026-07-04T08:00:00Z"),
    ),
    ("leerling.geboortedatum", "future", lambda d: put(d, "leerling.geboortedatum", "2027-01-01")),
    (
        "uitspraken.urenongeoorloofd.geschreven",
        "old_absence",
        lambda d: put(d, "uitspraken.urenongeoorloofd.geschreven", "2025-07-02T23:59:59Z"),
    ),
    ("verzorger", "parent", lambda d: put(d, "verzorger", {"email": "ouder@example.org"})),
    (
        "uitspraken.leren.zienswijzen[1].tekst",
        "no_words",
        lambda d: said(d, "leren")["zienswijzen"][0].pop("tekst"),
    ),
    (
        "uitspraken.leren.zienswijzen[1].gezegd",
        "too_early",
        lambda d: put(d, "uitspraken.leren.zienswijzen.0.gezegd", "2026-01-01T08:00:00Z"),
    ),
    (
        "uitspraken.leren.zienswijzen[2].van",
        "twice_said",
        lambda d: said(d, "leren")["zienswijzen"].append(said(d, "leren")["zienswijzen"][0]),
    ),
    (
        "uitspraken.stage.waarde[1]",
        "citizen_number",
        lambda d: put(d, "uitspraken.stage.waarde.0", f"Nummer {BSN}"),
    ),
    (
        "gesprek.afspraken[1].wat",
        "citizen_number",
        lambda d: put(d, "gesprek.afspraken.0.wat", "bsn 1112.22.333"),
    ),
]


def raw_xml(document: Document) -> bytes:
    """XML of any document, also a wrong one: no shape says what may stand where."""

    def fill(element: Any, value: Any) -> None:
        if isinstance(value, dict):
            for name, each in value.items():
                fill(etree.SubElement(element, f"{{{element.nsmap[None]}}}{name}"), each)
        elif isinstance(value, list):
            item = {"stage": "regel", "schoolloopbaan": "regel", "afspraken": "afspraak"}
            names = (etree.QName(element).localname, etree.QName(element.getparent()).localname)
            name = next((item[n] for n in names if n in item), "zienswijze")
            for each in value:
                fill(etree.SubElement(element, f"{{{element.nsmap[None]}}}{name}"), each)
        else:
            element.text = str(value).lower() if isinstance(value, bool) else str(value)

    root = etree.Element(
        "{urn:warm-welkom:dossier:1}dossier", nsmap={None: "urn:warm-welkom:dossier:1"}
    )
    fill(root, document)
    content: bytes = etree.tostring(root)
    return content
