"""Read what a program sends, by the type that stands in the document."""

from __future__ import annotations

import re
from typing import Any, TypeVar

import msgspec
from django.http import HttpRequest
from msgspec import Struct

T = TypeVar("T", bound=Struct)
ZERO = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")
"""As JSON writes it: behind an even number of backslashes."""


class Unreadable(Exception):  # noqa: N818  reads as the sentence it is
    """What was sent is not what the document asks for."""


def question(request: HttpRequest, kind: type[T]) -> T:
    """The query of an address; raises Unreadable."""
    lists = {
        field.name
        for field in msgspec.structs.fields(kind)
        if isinstance(field.default_factory, type)
    }
    given: dict[str, Any] = {
        name: request.GET.getlist(name) if name in lists else request.GET[name]
        for name in request.GET
    }
    try:
        return msgspec.convert(given, type=kind, strict=False)
    except msgspec.ValidationError as fault:
        raise Unreadable(str(fault)) from fault


def sent(request: HttpRequest, kind: type[T]) -> T:
    """The body of a request; raises Unreadable, also for a zero byte, which no text here can hold."""
    if ZERO.search(request.body):
        raise Unreadable("Text must not contain a zero byte.")
    try:
        return msgspec.json.decode(request.body, type=kind)
    except msgspec.DecodeError as fault:  # no JSON, or not what was asked
        raise Unreadable(str(fault)) from fault


def bearer_of(request: HttpRequest) -> str:
    """What stands behind "Bearer"; empty where no key was sent."""
    kind, _space, words = request.headers.get("Authorization", "").partition(" ")
    return words.strip() if kind.lower() == "bearer" else ""
