"""The OpenAPI 3.1 document, made from a table of operations and the types it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from warmwelkom.base.open_api.operation import Operation
from warmwelkom.base.problem import Problem

REF = "#/components/schemas/{name}"
WRITING_ERRORS = {400: "It could not be read", 401: "No key that works", 403: "Not with this key, or not by this person",
                  409: "It changed meanwhile", 422: "It can't be so", 429: "Too many in a minute"}  # fmt: skip
KINDS = {"uuid": {"type": "string", "format": "uuid"}, "slug": {"type": "string"}}


@dataclass(frozen=True, kw_only=True)
class About:
    """What an API is called, what it is for, and under which path (below /api/) its operations stand."""

    title: str
    description: str
    base: str


def document(*, site: str, about: About, operations: Sequence[Operation]) -> dict[str, Any]:
    """The whole document; `site` is the address of this house."""
    kinds: set[type[msgspec.Struct]] = {
        Problem,
        *(kind for row in operations for kind in (row.answer, row.body) if kind),
    }
    ordered = sorted(kinds, key=lambda kind: kind.__name__)
    _refs, schemas = msgspec.json.schema_components(ordered, ref_template=REF)
    paths: dict[str, dict[str, Any]] = {}
    for row in operations:
        paths.setdefault(path_of(row, about.base), {})[row.method.lower()] = _operation(
            row, about.base
        )
    return {
        "openapi": "3.1.0",
        "info": {
            "title": about.title, "version": "1.0.0", "description": about.description,
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
        "servers": [{"url": f"{site}/api"}],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
        },
    }  # fmt: skip


def path_of(row: Operation, base: str) -> str:
    """As the document writes it: {name} for <kind:name>."""
    return "/" + re.sub(r"<\w+:(\w+)>", r"{\1}", base + row.path)


def _operation(row: Operation, base: str) -> dict[str, Any]:
    good: dict[str, Any] = {"description": row.summary}
    if row.answer:
        good["content"] = {"application/json": {"schema": _ref(row.answer)}}
    errors = (
        WRITING_ERRORS
        if row.scope
        else {400: "It could not be read", 401: "The key that was sent does not work"}
    )
    said: dict[str, Any] = {
        "operationId": f"{row.method.lower()}_{row.name}",
        "summary": row.summary,
        "parameters": [*_in_path(row, base), *_in_query(row)],
        "responses": {
            str(row.status): good,
            **{
                str(status): _error(words)
                for status, words in {**errors, 404: "It is not there"}.items()
            },
        },
    }
    if row.body:
        said["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": _ref(row.body)}},
        }
    said["security"] = [{"key": []}] if row.scope else [{}, {"key": []}]
    if row.scope:
        said["description"] = f"The key must have the scope `{row.scope}`."
    return said


def _ref(kind: type[msgspec.Struct]) -> dict[str, str]:
    return {"$ref": REF.format(name=kind.__name__)}


def _error(words: str) -> dict[str, Any]:
    return {
        "description": words,
        "content": {"application/problem+json": {"schema": _ref(Problem)}},
    }


def _in_path(row: Operation, base: str) -> list[dict[str, Any]]:
    return [
        {"name": name, "in": "path", "required": True, "schema": KINDS[kind]}
        for kind, name in re.findall(r"<(\w+):(\w+)>", base + row.path)
    ]


def _in_query(row: Operation) -> list[dict[str, Any]]:
    if row.query is None:
        return []
    _refs, schemas = msgspec.json.schema_components([row.query], ref_template=REF)
    return [
        {"name": name, "in": "query", "required": False, "schema": schema}
        for name, schema in schemas[row.query.__name__]["properties"].items()
    ]
