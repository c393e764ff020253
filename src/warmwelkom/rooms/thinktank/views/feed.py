"""`/denktank/<region>/open/atom.xml`: what is new, for a feed reader."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.thinktank.models import Contribution, Kind
from warmwelkom.rooms.thinktank.queries.open.feed import newest
from warmwelkom.rooms.thinktank.views.conditional import if_new


@require_safe
@page("thinktank.read")
def feed(request: HouseRequest, region: str) -> HttpResponse:
    """The fifty contributions that last came into a state; by kind and label where asked."""
    return if_new(request, lambda: ThinkTankFeed()(request, region=region))


class ThinkTankFeed(Feed):  # type: ignore[type-arg]  # generic in the stubs alone
    """Atom; an entry keeps its number (urn:uuid) through every change of state."""

    feed_type = Atom1Feed

    def get_object(self, request: Any, region: str) -> dict[str, Any]:
        row = Region.objects.get(slug=region)
        rows = newest(
            actor=request.actor,
            kind=request.GET.get("soort", ""),
            labels=request.GET.getlist("label"),
        )
        return {"region": row, "rows": rows}

    def title(self, here: dict[str, Any]) -> str:
        return _("Denktank %(region)s") % {"region": here["region"].name}

    def link(self, here: dict[str, Any]) -> str:
        return reverse("thinktank:front", kwargs={"region": here["region"].slug})

    def feed_guid(self, here: dict[str, Any]) -> str:
        return here["region"].pk.urn  # type: ignore[no-any-return]  # a UUID

    def items(self, here: dict[str, Any]) -> list[tuple[Contribution, str]]:
        return [(row, here["region"].slug) for row in here["rows"]]

    def item_title(self, item: tuple[Contribution, str]) -> str:
        return f"{Kind(item[0].kind).label}: {item[0].heading}"

    def item_description(self, item: tuple[Contribution, str]) -> str:
        return item[0].text

    def item_link(self, item: tuple[Contribution, str]) -> str:
        return reverse("thinktank:contribution", kwargs={"region": item[1], "pk": item[0].pk})

    def item_guid(self, item: tuple[Contribution, str]) -> str:
        return item[0].pk.urn

    def item_author_name(self, item: tuple[Contribution, str]) -> str:
        return item[0].school.name if item[0].school else ""

    def item_categories(self, item: tuple[Contribution, str]) -> list[str]:
        return [str(label) for label in item[0].labels.all()]

    def item_pubdate(self, item: tuple[Contribution, str]) -> dt.datetime:
        return dt.datetime.combine(item[0].received_on, dt.time(), tzinfo=AMSTERDAM)

    def item_updateddate(self, item: tuple[Any, str]) -> dt.datetime:
        return item[0].changed_at or self.item_pubdate(item)
