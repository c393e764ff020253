"""The shape of a dossier as a JSON Schema (draft 2020-12)."""

from __future__ import annotations

import json
from typing import Any, Final

from warmwelkom.engines.dossier.form import Form
from warmwelkom.engines.dossier.format_one import FORMAT, NAMESPACE, shape_of
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


def json_schema(form: Form) -> bytes:
    """The schema of a file on this form. It can't say what `rules.py` says: days, authors, numbers."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{NAMESPACE}:{form.name}",
        "title": f"{FORMAT}, {form.decree}, {form.name}",
        **_of(shape_of(form)),
    }
    return (json.dumps(schema, indent=1, ensure_ascii=False) + "\n").encode()


def _of(shape: Shape) -> dict[str, Any]:
    match shape:
        case Record(parts=parts):
            return {
                "type": "object",
                "additionalProperties": False,
                "required": [part.name for part in parts if part.is_needed],
                "properties": {part.name: _of(part.shape) for part in parts},
            }
        case Rows(of=of, least=least, most=most):
            return {"type": "array", "minItems": least, "maxItems": most, "items": _of(of)}
        case _:
            return _of_field(shape)


def _of_field(shape: Shape) -> dict[str, Any]:
    match shape:
        case Choice(options=options):
            return {"enum": list(options)}
        case Article(number=number):
            return {"const": number}
        case Whole(least=least, most=most):
            return {"type": "integer", "minimum": least, "maximum": most}
        case Text(longest=longest, pattern=pattern):
            form = f"^(?:{pattern})$" if pattern else r"\S"
            return {"type": "string", "maxLength": longest, "pattern": form}
        case _:
            return OTHERS[type(shape)]


OTHERS: Final[dict[type, dict[str, Any]]] = {
    YesNo: {"type": "boolean"},
    Day: {"type": "string", "format": "date", "pattern": f"^{DAY}$"},
    Moment: {"type": "string", "format": "date-time", "pattern": f"^{MOMENT}$"},
}
