"""What may be asked of a list, as a type: it checks the question and stands in the document."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from warmwelkom.rooms.thinktank.queries.open.shapes import KindName

Page = Annotated[int, Meta(ge=1, le=100_000)]
Size = Annotated[int, Meta(ge=1, le=100, description="How many on a page.")]


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
