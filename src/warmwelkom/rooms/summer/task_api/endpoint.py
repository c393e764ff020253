"""One address of the API of tasks as a view: key, limit, and every error as JSON."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from warmwelkom.base.access.errors import ChangedMeanwhile, UserError
from warmwelkom.base.access.limits import address_of, within_limit
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.open_api.asking import Unreadable, bearer_of
from warmwelkom.base.open_api.document import About, document
from warmwelkom.base.open_api.operation import Operation
from warmwelkom.base.problem import problem
from warmwelkom.rooms.summer.task_api.operations import BASE, OPERATIONS

ASKED_A_MINUTE, BAD_KEYS_A_MINUTE = 60, 30
ABOUT = About(
    title="Warm Welkom: tasks before the start",
    description=(
        "The own system of a school reads which tasks it still has to confirm, and confirms them. With a key of that school, "
        "made by its administrator under /zomer/sleutels/; a key sees and does nothing of another school. No names: the school "
        "knows its own numbers. Every reading and every confirmation stands in the record that the pupil reads."
    ),
    base=BASE,
)


def endpoint(operations: dict[str, Operation]) -> Any:
    """A view for one address. Exempt from the forms' token: no cookie counts here, only a key does."""

    @page("summer.use_api")
    def view(request: HouseRequest, **words: Any) -> HttpResponse:
        method = "GET" if request.method == "HEAD" else str(request.method)
        operation = operations.get(method)
        if operation is None:
            answer = problem(405)
            answer["Allow"] = ", ".join(operations)
            return answer
        return _refusal(request) or _run(request, operation, words)

    view.csrf_exempt = True  # type: ignore[attr-defined]  # Django's own mark
    return view


def _refusal(request: HouseRequest) -> HttpResponse | None:
    """Why nobody is let in: no key (401), one that does not work, or too often (429)."""
    key: Any = getattr(request, "school_key", None)
    if key is not None:
        who, most = str(key.pk), ASKED_A_MINUTE
        is_fine = within_limit(name="summer.api", who=who, most=most, seconds=60)
        return None if is_fine else problem(429)
    if not bearer_of(request):
        return problem(401)
    who = address_of(request)
    if not within_limit(name="summer.bad_key", who=who, most=BAD_KEYS_A_MINUTE, seconds=60):
        return problem(429)
    return problem(401, _("Deze sleutel werkt hier niet (meer). Maak een nieuwe."))


def _run(request: HouseRequest, operation: Operation, words: dict[str, Any]) -> HttpResponse:
    try:
        with transaction.atomic():  # what is refused halfway keeps nothing
            return operation.run(request, **words)
    except Unreadable as fault:
        return problem(400, _("Dit past niet bij wat het adres vraagt: %s") % fault)
    except ChangedMeanwhile as fault:
        return problem(409, str(fault))
    except UserError as fault:
        return problem(422, str(fault))
    except PermissionDenied:
        return problem(403)


@require_safe
@page("public")
def api_document(request: HouseRequest) -> JsonResponse:
    """`/api/zomer/openapi.json`: what programs may ask, for programs."""
    site = f"{request.scheme}://{request.get_host()}"
    return JsonResponse(document(site=site, about=ABOUT, operations=OPERATIONS))
