"""A dossier as XML: read without DTD, entities or attributes, and written the same way everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from warmwelkom.engines.dossier.faults import Fault, UnreadableError
from warmwelkom.engines.dossier.format_one import FORMAT, NAMESPACE, ROOT
from warmwelkom.engines.dossier.shape import (
    Article,
    Document,
    Record,
    Rows,
    Shape,
    Whole,
    YesNo,
)

WHOLE = re.compile(r"-?[0-9]{1,9}")


def parse_xml(content: bytes) -> Element:
    """The root of the file.

    Raises:
        UnreadableError: no XML, a DTD or an entity, or another root than ours.
    """
    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except DefusedXmlException:
        raise UnreadableError(Fault(where="", code="dtd")) from None
    except (ET.ParseError, ValueError, LookupError, RecursionError):
        raise UnreadableError(Fault(where="", code="not_xml")) from None
    if root.tag != f"{{{NAMESPACE}}}{ROOT}":
        raise UnreadableError(
            Fault(where="", code="not_a_dossier", values={"wanted": f"{FORMAT} ({NAMESPACE})"})
        )
    return root


def text_at(root: Element, name: str) -> str | None:
    """The text of one field right under the root, before the form that says the rest is known."""
    return root.findtext(f"{{{NAMESPACE}}}{name}")


def value_of(element: Element, shape: Shape, where: str = "") -> tuple[Any, list[Fault]]:
    """What an element says, in the types of JSON; what XML alone can get wrong is told beside it."""
    faults = [Fault(where=_inside(where, f"@{name}"), code="unknown") for name in element.attrib]
    if isinstance(shape, Record):
        value, more = _record(element, shape, where)
    elif isinstance(shape, Rows):
        value, more = _rows(element, shape, where)
    else:
        value = _typed(element.text or "", shape)
        more = [Fault(where=_inside(where, _name(child)), code="unknown") for child in element]
    return value, [*faults, *more]


def written_xml(document: Document, shape: Record) -> bytes:
    """The file: UTF-8, elements in the order of the shape, two spaces, one line end."""
    root = Element(ROOT, {"xmlns": NAMESPACE})
    _fill(root, document, shape)
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def _record(element: Element, shape: Record, where: str) -> tuple[Any, list[Fault]]:
    shapes = {part.name: part.shape for part in shape.parts}
    found: dict[str, Any] = {}
    faults = _stray_text(element, where)
    for child in element:
        name = _name(child)
        inside = _inside(where, name)
        if name in found:
            faults.append(Fault(where=inside, code="twice"))
        elif name in shapes:
            found[name], more = value_of(child, shapes[name], inside)
            faults += more
        else:
            found[name] = None  # the check says that the list doesn't know it
    return found, faults


def _rows(element: Element, shape: Rows, where: str) -> tuple[Any, list[Fault]]:
    found: list[Any] = []
    faults = _stray_text(element, where)
    for child in element:
        if _name(child) != shape.item:
            faults.append(Fault(where=_inside(where, _name(child)), code="unknown"))
            continue
        value, more = value_of(child, shape.of, f"{where}[{len(found) + 1}]")
        found.append(value)
        faults += more
    return found, faults


def _stray_text(element: Element, where: str) -> list[Fault]:
    between = [element.text, *(child.tail for child in element)]
    is_clean = not any(text and text.strip() for text in between)
    return [] if is_clean else [Fault(where=where, code="not_record")]


def _typed(text: str, shape: Shape) -> Any:
    """A text as the type of its shape; what doesn't fit stays a text, and the check says so."""
    if isinstance(shape, Whole | Article) and WHOLE.fullmatch(text):
        return int(text)
    if isinstance(shape, YesNo) and text in ("true", "false"):
        return text == "true"
    return text


def _fill(element: Element, value: Any, shape: Shape) -> None:
    if isinstance(shape, Record):
        for name, each, inner in _named(value, shape):
            _fill(ET.SubElement(element, name), each, inner)
    elif isinstance(shape, Rows):
        for each in value:
            _fill(ET.SubElement(element, shape.item), each, shape.of)
    elif isinstance(shape, YesNo):
        element.text = "true" if value else "false"
    else:
        element.text = str(value)


def _named(value: Any, shape: Record) -> Iterator[tuple[str, Any, Shape]]:
    for part in shape.parts:
        if part.name in value:
            yield part.name, value[part.name], part.shape


def _name(element: Element) -> str:
    """The bare name of ours; of another namespace the whole, so that it is never taken for ours."""
    name = str(element.tag)
    return name.removeprefix(f"{{{NAMESPACE}}}")


def _inside(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name
