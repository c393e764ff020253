"""One newsletter on the web, its pictures, the feed; and how it looks as a mail, for who writes it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any
from uuid import UUID

from csp.constants import NONE, UNSAFE_INLINE
from csp.decorators import csp_replace
from django.contrib.syndication.views import Feed
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.newsletters.letters import Letter, letter_of
from warmwelkom.rooms.newsletters.models import Issue
from warmwelkom.rooms.newsletters.queries.blocks import Part
from warmwelkom.rooms.newsletters.queries.issues import issue_for, issues_out, picture_for
from warmwelkom.rooms.people.models import Region

Out = tuple[Issue, list[Part]]
View = Callable[..., HttpResponse]
LOOKS_IN_TAGS: Callable[[View], View] = csp_replace(
    {
        "style-src": [UNSAFE_INLINE],
        "img-src": [NONE],
        **{f"{what}-src": None for what in ("font", "connect", "media", "manifest", "worker")},
    }
)


@require_safe
@page("newsletters.see")
def issue(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """A newsletter as everybody reads it; a draft for who writes it."""
    here = issue_for(actor=request.actor, pk=pk, now=request.now)
    return render(request, "newsletters/issue.html", {"here": here, "region": region})


@require_safe
@page("newsletters.see")
def picture(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:  # noqa: ARG001  the gate reads the region
    """A picture of an issue that is out."""
    row = picture_for(actor=request.actor, pk=pk, now=request.now)
    try:
        with row.picture.open("rb") as kept:
            content = kept.read()  # drawn again at most 1,200 points wide
    except FileNotFoundError:
        raise Http404 from None
    is_out = row.issue.is_out(request.now)
    headers = {"Cache-Control": "public, max-age=86400" if is_out else "private, no-store"}
    return HttpResponse(content, content_type="image/jpeg", headers=headers)


def _letter(request: HouseRequest, pk: UUID) -> Letter:
    here = issue_for(actor=request.actor, pk=pk, now=request.now)
    language = get_language() or "nl"
    return letter_of(
        issue=here["row"], parts=here["parts"], region=here["region"], language=language
    )


@require_safe
@LOOKS_IN_TAGS
@page("newsletters.write")
def as_mail(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:  # noqa: ARG001  the gate reads the region
    """The mail as its reader gets it: looks stand in the tags, so this page alone may have them there."""
    return HttpResponse(_letter(request, pk).html)


@require_safe
@page("newsletters.write")
def as_text(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:  # noqa: ARG001  the gate reads the region
    """The mail for whoever reads no HTML."""
    return HttpResponse(_letter(request, pk).text, content_type="text/plain; charset=utf-8")


@require_safe
@page("newsletters.read")
def feed(request: HouseRequest, region: str) -> HttpResponse:
    """The last ten newsletters, for a feed reader."""
    return LettersFeed()(request, region=region)


class LettersFeed(Feed):  # type: ignore[type-arg]  # generic in the stubs alone
    """Atom; an entry keeps its number (urn:uuid)."""

    feed_type = Atom1Feed

    def get_object(self, request: Any, region: str) -> dict[str, Any]:
        rows = issues_out(actor=request.actor, now=request.now)
        return {"region": Region.objects.get(slug=region), "rows": rows}

    def title(self, here: dict[str, Any]) -> str:
        return _("Nieuws van de denktank %(region)s") % {"region": here["region"].name}

    def link(self, here: dict[str, Any]) -> str:
        return reverse("newsletters:front", args=[here["region"].slug])

    def items(self, here: dict[str, Any]) -> list[Out]:
        rows: list[Out] = here["rows"]
        return rows

    def item_title(self, item: Any) -> str:
        return str(item[0].subject)

    def item_description(self, item: Any) -> str:
        words = {"parts": item[1], "in_feed": True}
        return render_to_string("newsletters/_parts.html", words)

    def item_link(self, item: Out) -> str:
        return reverse("newsletters:issue", args=[item[0].region.slug, item[0].pk])

    def item_guid(self, item: Out) -> str:
        return f"urn:uuid:{item[0].pk}"

    def item_pubdate(self, item: Out) -> dt.datetime | None:
        return item[0].goes_at

    def item_updateddate(self, item: Out) -> dt.datetime | None:
        return item[0].goes_at
