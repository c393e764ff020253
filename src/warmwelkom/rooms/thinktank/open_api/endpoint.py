"""One address of the API as a view: method, key, limit, and every error as JSON."""

from __future__ import annotations

import hashlib
from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _

from warmwelkom.base.access.errors import ChangedMeanwhile, UserError
from warmwelkom.base.access.gate import lacks_second_factor
from warmwelkom.base.access.limits import address_of, within_limit
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.open_api.asking import Unreadable, bearer_of
from warmwelkom.base.open_api.operation import Operation
from warmwelkom.base.problem import problem
from warmwelkom.rooms.thinktank.models import ApiToken
from warmwelkom.rooms.thinktank.views.conditional import for_everybody

WRITES_A_MINUTE, BAD_KEYS_A_MINUTE = 60, 30


def endpoint(operations: dict[str, Operation]) -> Any:
    """A view for one address. Exempt from the forms' token: no cookie counts here, only a key does."""

    @page("thinktank.use_api")
    def view(request: HouseRequest, **words: Any) -> HttpResponse:
        method = "GET" if request.method == "HEAD" else str(request.method)
        operation = operations.get(method)
        if operation is None:
            answer = problem(405)
            answer["Allow"] = ", ".join(operations)
            return answer
        refused = refusal(request, operation)
        answer = refused or _run(request, operation, words)
        return _if_new(request, answer) if method == "GET" else answer

    view.csrf_exempt = True  # type: ignore[attr-defined]  # Django's own mark
    return view


def refusal(request: HouseRequest, operation: Operation) -> HttpResponse | None:
    """Why this key, or nobody's, may not: 401, 403 or 429."""
    token = cast("Any", request).api_token
    if token is None and bearer_of(request):
        return _bad_key(request)
    if operation.scope and token is None:
        return problem(401)
    return _refused_write(request, operation, token) if operation.scope else None


def _bad_key(request: HouseRequest) -> HttpResponse:
    who = address_of(request)
    if not within_limit(name="api.bad_key", who=who, most=BAD_KEYS_A_MINUTE, seconds=60):
        return problem(429)
    return problem(401, _("Deze sleutel werkt hier niet (meer). Maak een nieuwe."))


def _refused_write(
    request: HouseRequest, operation: Operation, token: ApiToken
) -> HttpResponse | None:
    if operation.scope not in token.scopes:
        return problem(403, _("Deze sleutel mag dit niet. Maak er een die dit mag."))
    if lacks_second_factor(request.actor):
        return problem(403, _("Zet eerst het tweede slot op je account."))
    if not within_limit(name="api.write", who=str(token.pk), most=WRITES_A_MINUTE, seconds=60):
        return problem(429)
    return None


def _run(request: HouseRequest, operation: Operation, words: dict[str, Any]) -> HttpResponse:
    try:
        return operation.run(request, **words)
    except Unreadable as fault:
        return problem(400, _("Dit past niet bij wat het adres vraagt: %s") % fault)
    except ChangedMeanwhile as fault:
        return problem(409, str(fault))
    except UserError as fault:
        return problem(422, str(fault))
    except PermissionDenied:
        return problem(403)
    except Http404:
        return problem(404)


def _if_new(request: HouseRequest, answer: HttpResponse) -> HttpResponse:
    """304 where the reader has exactly this already."""
    if answer.status_code == 200:
        etag = quote_etag(hashlib.sha256(answer.content).hexdigest())
        answer["ETag"] = etag
        found = get_conditional_response(request, etag=etag, response=answer)
        answer = cast("HttpResponse", found)
        answer["ETag"] = etag
    return for_everybody(answer)
