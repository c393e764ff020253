"""What may be asked of a list, as a type: it checks the question and stands in the document."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeVar

import msgspec
from django.http import HttpRequest
from msgspec import Meta, Struct

from warmwelkom.rooms.thinktank.queries.open.shapes import KindName

Page = Annotated[int, Meta(ge=1, le=100_000)]
Size = Annotated[int, Meta(ge=1, le=100, description="How many on a page.")]
T = TypeVar("T", bound=Struct)


class PageQuery(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A page of a list."""

    page: Page = 1
    size: Size = 50


class ListQuery(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which contributions, and which page of them; what is left out filters nothing."""

    kind: KindName | None = None
    state: Annotated[str, Meta(max_length=12)] = ""
    label: Annotated[
        list[str],
        Meta(max_length=5, description="kind:slug; given more than once, all of them must fit."),
    ] = []
    q: Annotated[str, Meta(max_length=100, description="Words to search for.")] = ""
    order: Literal["new", "heard", "state"] = "new"
    page: Page = 1
    size: Size = 50


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
    """The body of a request; raises Unreadable."""
    try:
        return msgspec.json.decode(request.body, type=kind)
    except msgspec.DecodeError as fault:  # no JSON, or not what was asked
        raise Unreadable(str(fault)) from fault
