"""The addresses of what the think tank gives away: files, the API and its keys, figures."""

from __future__ import annotations

from uuid import UUID

V1 = "api/denktank/<slug:region>/v1/"
ROUTES = {
    "thinktank:open_data": "denktank/<slug:region>/open/",
    "thinktank:open_file": "denktank/<slug:region>/open/<slug:what>.<slug:ending>",
    "thinktank:feed": "denktank/<slug:region>/open/atom.xml",
    "thinktank:figures": "denktank/<slug:region>/cijfers/",
    "thinktank:tokens": "denktank/<slug:region>/sleutels/",
    "thinktank:withdraw_token": "denktank/<slug:region>/sleutels/<uuid:pk>/einde/",
    "thinktank_api:document": "api/openapi.json",
    "thinktank_api:contributions": f"{V1}contributions/",
    "thinktank_api:contribution": f"{V1}contributions/<uuid:pk>/",
    "thinktank_api:voice": f"{V1}contributions/<uuid:pk>/voice/",
    "thinktank_api:state": f"{V1}contributions/<uuid:pk>/states/",
    "thinktank_api:states": f"{V1}states/",
    "thinktank_api:links": f"{V1}links/",
    "thinktank_api:labels": f"{V1}labels/",
    "thinktank_api:totals": f"{V1}totals/",
}
ONLY_POST = {"thinktank:withdraw_token", "thinktank_api:voice", "thinktank_api:state"}


def doors(here: list[str]) -> dict[str, object]:
    """Everybody reads; a key is made by whoever has a role here, `here`."""
    others = set(ROUTES) - ONLY_POST - {"thinktank:tokens"}
    return {"thinktank:tokens": here, **dict.fromkeys(others, "everyone")}


def words_of(need: UUID) -> dict[str, list[object]]:
    """What stands in the addresses, about this contribution."""
    return {
        "thinktank:open_file": ["bijdragen", "csv"],
        "thinktank_api:contribution": [need],
    }
