"""The shape of a dossier as an XML Schema (1.0)."""

from __future__ import annotations

from typing import Final
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element, SubElement

from warmwelkom.engines.dossier.form import Form
from warmwelkom.engines.dossier.format_one import FORMAT, NAMESPACE, ROOT, shape_of
from warmwelkom.engines.dossier.shape import (
    DAY,
    MOMENT,
    Article,
    Choice,
    Day,
    Moment,
    Record,
    Rows,
    Shape,
    Text,
    Whole,
    YesNo,
)

XS: Final = "http://www.w3.org/2001/XMLSchema"
NOT_BLANK: Final = r"[\s\S]*\S[\s\S]*"


def xml_schema(form: Form) -> bytes:
    """The schema of a file on this form. It can't say what `rules.py` says: days, authors, numbers."""
    root = Element(
        "xs:schema",
        {
            "xmlns:xs": XS,
            "targetNamespace": NAMESPACE,
            "xmlns": NAMESPACE,
            "elementFormDefault": "qualified",
            "version": form.name,
        },
    )
    note = SubElement(SubElement(root, "xs:annotation"), "xs:documentation")
    note.text = f"{FORMAT}, {form.decree}, {form.name}"
    _type(SubElement(root, "xs:element", {"name": ROOT}), shape_of(form))
    ET.indent(root, space=" ")
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def _type(element: Element, shape: Shape) -> None:
    match shape:
        case Record(parts=parts):
            every = SubElement(SubElement(element, "xs:complexType"), "xs:all")
            for part in parts:
                needed = {} if part.is_needed else {"minOccurs": "0"}
                _type(SubElement(every, "xs:element", {"name": part.name, **needed}), part.shape)
        case Rows(of=of, item=item, least=least, most=most):
            rows = SubElement(SubElement(element, "xs:complexType"), "xs:sequence")
            bounds = {"minOccurs": str(least), "maxOccurs": str(most)}
            _type(SubElement(rows, "xs:element", {"name": item, **bounds}), of)
        case _:
            base, *facets = _facets(shape)
            kind = SubElement(SubElement(element, "xs:simpleType"), "xs:restriction")
            kind.set("base", f"xs:{base}")
            for name, value in facets:
                SubElement(kind, f"xs:{name}", {"value": value})


def _facets(shape: Shape) -> tuple[str, *tuple[tuple[str, str], ...]]:
    """The base type of a field, and what narrows it."""
    match shape:
        case Choice(options=options):
            return "string", *(("enumeration", option) for option in options)
        case Article(number=number):
            return "integer", ("enumeration", str(number))
        case Whole(least=least, most=most):
            return "integer", ("minInclusive", str(least)), ("maxInclusive", str(most))
        case Text(longest=longest, pattern=pattern):
            return "string", ("maxLength", str(longest)), ("pattern", pattern or NOT_BLANK)
        case _:
            return OTHERS[type(shape)]


OTHERS: Final = {
    YesNo: ("boolean", ("pattern", "true|false")),
    Day: ("date", ("pattern", DAY)),
    Moment: ("dateTime", ("pattern", MOMENT)),
}
