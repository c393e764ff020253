"""`/api/openapi.json`: what programs may ask, for programs."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from warmwelkom.base.access.policy import page
from warmwelkom.rooms.thinktank.open_api.document import document
from warmwelkom.rooms.thinktank.views.conditional import for_everybody


@require_safe
@page("public")
def api_document(request: HttpRequest) -> JsonResponse:
    answer = JsonResponse(document(site=f"{request.scheme}://{request.get_host()}"))
    for_everybody(answer)
    return answer
