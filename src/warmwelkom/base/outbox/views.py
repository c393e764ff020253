"""Where providers tell what became of a message, and what came in. Each shows the secret of the house."""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from warmwelkom.base.access.policy import page
from warmwelkom.base.outbox.incoming import take_in_reply, take_in_told
from warmwelkom.base.outbox.ways import way_out

MOST_BYTES = 20_000


@csrf_exempt
@require_POST
@page("outbox.tell")
def sms_status(request: HttpRequest) -> HttpResponse:
    """What became of one SMS of ours; what makes no sense is answered with 400, so that it shows there."""
    told = way_out("sms").read_status(_told(request))
    if told is None:
        return JsonResponse({"taken": False}, status=400)
    number, status = told
    return JsonResponse({"taken": take_in_told(number, status, now=timezone.now())})


@csrf_exempt
@require_POST
@page("outbox.tell")
def sms_reply(request: HttpRequest) -> HttpResponse:
    """One SMS that came in; the same one again is answered as the first time."""
    way = way_out("sms")
    told = way.read_reply(_told(request))
    if told is None:
        return JsonResponse({"taken": False}, status=400)
    row = take_in_reply(told, channel="sms", provider=way.name, now=timezone.now())
    return JsonResponse({"taken": row is not None})


def _told(request: HttpRequest) -> Mapping[str, Any]:
    """The fields, of JSON or of a form; 404 for whoever does not have the secret."""
    given = request.headers.get("Authorization", "").removeprefix("Bearer ") or request.GET.get(
        "key", ""
    )
    wanted = settings.CALLBACK_SECRET
    if not wanted or not hmac.compare_digest(given.encode(), wanted.encode()):
        raise Http404
    if request.content_type != "application/json":
        return request.POST.dict()
    try:
        fields = json.loads(request.body[:MOST_BYTES])
    except ValueError:
        return {}
    return fields if isinstance(fields, dict) else {}
