"""The door for files: bytes in, a checked dossier or its faults out; a dossier in, bytes out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Final
from xml.etree.ElementTree import Element

from warmwelkom.engines.dossier.checking import faults_of
from warmwelkom.engines.dossier.faults import Fault, UnreadableError
from warmwelkom.engines.dossier.form import Form, NoFormError, every_form, form_named
from warmwelkom.engines.dossier.format_one import FORMAT, shape_of
from warmwelkom.engines.dossier.json_files import in_order, parse_json, written_json
from warmwelkom.engines.dossier.rules import citizen_numbers_in, faults_between
from warmwelkom.engines.dossier.shape import Document
from warmwelkom.engines.dossier.xml_files import parse_xml, text_at, value_of, written_xml

MOST_BYTES: Final = 1_000_000


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What came of a file: a document (only without faults) with its form, or what is wrong."""

    document: Document | None
    form: Form | None
    faults: tuple[Fault, ...]


def read_dossier(content: bytes, *, today: dt.date) -> Reading:
    """Reads a file of format 1, JSON or XML as its first sign says, and checks it to the last field."""
    try:
        start = _start_of(content)
        if start == "<":
            return _read_xml(parse_xml(content), today=today)
        value, twice = parse_json(content)
        form = _form_of(value)
        return _checked(value, form, twice, today=today)
    except UnreadableError as reason:
        return Reading(document=None, form=None, faults=(reason.fault,))


def check_dossier(document: Document, *, form: Form, today: dt.date) -> tuple[Fault, ...]:
    """The faults of a document that was made here, by the same rules as one from elsewhere."""
    return _checked(document, form, [], today=today).faults


def dossier_as_json(document: Document, *, form: Form) -> bytes:
    """The file, equal to the byte for equal documents."""
    return written_json(document, shape_of(form))


def dossier_as_xml(document: Document, *, form: Form) -> bytes:
    """The same as XML."""
    return written_xml(document, shape_of(form))


def _start_of(content: bytes) -> str:
    if len(content) > MOST_BYTES:
        raise UnreadableError(
            Fault(where="", code="too_large", values={"most": MOST_BYTES // 1_000_000})
        )
    text = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not text:
        raise UnreadableError(Fault(where="", code="empty_file"))
    if text[:1] not in (b"<", b"{"):
        raise UnreadableError(Fault(where="", code="not_text"))
    return text[:1].decode()


def _read_xml(root: Element, *, today: dt.date) -> Reading:
    form = _form_of({name: text_at(root, name) for name in ("formaat", "formulier")})
    value, faults = value_of(root, shape_of(form))
    return _checked(value, form, faults, today=today)


def _form_of(value: Any) -> Form:
    if not isinstance(value, dict) or value.get("formaat") != FORMAT:
        raise UnreadableError(
            Fault(where="formaat", code="not_a_dossier", values={"wanted": FORMAT})
        )
    found = str(value.get("formulier", ""))
    try:
        return form_named(found)
    except NoFormError:
        values = {"found": found[:40], "options": ", ".join(form.name for form in every_form())}
        raise UnreadableError(Fault(where="formulier", code="no_form", values=values)) from None


def _checked(value: Any, form: Form, first: list[Fault], *, today: dt.date) -> Reading:
    shape = shape_of(form)
    faults = [*first, *faults_of(value, shape)]
    is_whole = not faults
    faults += citizen_numbers_in(value)
    if is_whole:
        faults += faults_between(value, form=form, today=today)
    document = None if faults else in_order(value, shape)
    return Reading(document=document, form=form, faults=tuple(faults))
