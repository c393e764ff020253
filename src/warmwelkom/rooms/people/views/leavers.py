"""`/mensen/lijst/`: the school's list of accounts; who is not on it any more is shown first, then ended."""

from __future__ import annotations

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.people.domain.leavers import addresses_in, end_leavers, leavers_of
from warmwelkom.rooms.people.forms_of_list import AccountListForm
from warmwelkom.rooms.people.models import Role
from warmwelkom.rooms.people.queries.people import own_schools_of

SALT, AN_HOUR = "people.leavers", 3600


@page("people.list_accounts")
def account_list(request: HouseRequest) -> HttpResponse:
    """The list is looked through and not kept; what the second click ends is what the first one showed."""
    if "who" in request.POST:
        return _end(request)
    form = AccountListForm(request.POST or None, request.FILES or None)
    leavers: list[Role] | None = None
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            found = leavers_of(
                schools=own_schools_of(actor=request.actor),
                addresses=addresses_in(content=file.read(), filename=file.name),
            )
        except UserError as fault:
            form.add_error("file", str(fault))
        else:
            leavers = [role for role in found if role.person_id != request.actor.user_id]
    context = {
        "form": form,
        "leavers": leavers,
        "people": len({role.person_id for role in leavers or ()}),
        "who": signing.dumps([str(role.pk) for role in leavers or ()], salt=SALT),
    }
    return render(request, "people/account_list.html", context, status=422 if form.errors else 200)


def _end(request: HouseRequest) -> HttpResponse:
    try:
        keys = signing.loads(request.POST["who"], salt=SALT, max_age=AN_HOUR)
    except signing.BadSignature:
        messages.error(request, _("Het duurde te lang. Kies het bestand nog een keer."))
        return redirect("people:account_list")
    roles = list(
        Role.objects.visible_to(request.actor, "people.end_role")
        .select_related("person")
        .filter(pk__in=keys, ended_at__isnull=True)
    )
    ended = end_leavers(actor=request.actor, roles=roles, now=request.now)
    messages.success(
        request,
        ngettext(
            "%(n)s mens kan er niet meer in, en is overal uitgelogd.",
            "%(n)s mensen kunnen er niet meer in, en zijn overal uitgelogd.",
            ended,
        )
        % {"n": ended},
    )
    return redirect("people:roles")
