"""`/mensen/`: who has which role, who is invited."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.people.domain.invitations import (
    WITH_CLASSES,
    invite_person,
    send_again,
    withdraw_invitation,
)
from warmwelkom.rooms.people.domain.roles import end_role, restore_role, set_classes
from warmwelkom.rooms.people.domain.second_factor import reset_second_factor
from warmwelkom.rooms.people.forms import ClassesForm, InvitationForm, names_of
from warmwelkom.rooms.people.models import Invitation, Role
from warmwelkom.rooms.people.queries.people import people_for, schools_to_invite_for


@page("people.manage")
def roles(request: HouseRequest) -> HttpResponse:
    """Everybody of the own school (or region), found by name, address, place or class."""
    words = request.GET.get("q", "").strip()
    here = people_for(
        actor=request.actor, now=request.now, words=words, number=request.GET.get("page", "")
    )
    runs_school = request.actor.has("school_admin")
    context = {"here": here, "words": words, "runs_school": runs_school}
    return render(request, "people/roles.html", context)


@page("people.manage")
def role(request: HouseRequest, pk: UUID) -> HttpResponse:
    """One role: its classes, its end, and a lost second lock."""
    found = Role.objects.select_related("person", "school", "location", "given_by").get_for(
        request.actor, "people.end_role", pk=pk, ended_at=None
    )
    has_classes = found.kind in WITH_CLASSES
    form = ClassesForm(request.POST or None, initial={"classes": ", ".join(found.classes)})
    if request.method == "POST" and has_classes and form.is_valid():
        names = names_of(form.cleaned_data["classes"])
        set_classes(actor=request.actor, role=found, classes=names)
        messages.success(
            request,
            _("%(name)s is nu mentor van %(classes)s.")
            % {"name": found.person.name, "classes": ", ".join(names)},
        )
        return redirect("people:roles")
    context = {"role": found, "form": form if has_classes else None}
    return render(request, "people/role.html", context, status=422 if form.errors else 200)


@page("people.invite")
def invite(request: HouseRequest) -> HttpResponse:
    """The form, and the invitation itself; what was typed stays when something is wrong."""
    form = InvitationForm(
        request.POST or None,
        actor=request.actor,
        schools=schools_to_invite_for(actor=request.actor),
    )
    if request.method == "POST" and form.is_valid():
        invitation = invite_person(actor=request.actor, now=request.now, **form.values())
        messages.success(
            request,
            _("%(name)s krijgt een mail op %(email)s.")
            % {"name": invitation.name, "email": invitation.email},
        )
        return redirect("people:roles")
    return render(request, "people/invite.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@page("people.manage")
def end(request: HouseRequest, pk: UUID) -> HttpResponse:
    role = Role.objects.get_for(request.actor, "people.end_role", pk=pk)
    try:
        end_role(actor=request.actor, role=role, now=request.now)
    except UserError as fault:
        messages.error(request, str(fault))
    else:
        messages.success(
            request,
            _("%(name)s kan er niet meer in.") % {"name": role.person.name},
            extra_tags=reverse("people:restore_role", args=[pk]),
        )
    return redirect("people:roles")


@require_POST
@page("people.manage")
def restore(request: HouseRequest, pk: UUID) -> HttpResponse:
    role = Role.objects.get_for(request.actor, "people.end_role", pk=pk)
    restore_role(actor=request.actor, role=role)
    messages.success(request, _("%(name)s kan er weer in.") % {"name": role.person.name})
    return redirect("people:roles")


@page("people.manage")
def second_factor(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Ask first whether this is really the colleague, then take the second factor away."""
    role = Role.objects.select_related("person").get_for(
        request.actor, "people.reset_second_factor", pk=pk
    )
    if request.method != "POST":
        return render(request, "people/second_factor.html", {"role": role})
    reset_second_factor(actor=request.actor, role=role, person=role.person, now=request.now)
    messages.success(
        request,
        _("%(name)s kan een nieuw tweede slot kiezen en krijgt daar een mail over.")
        % {"name": role.person.name},
    )
    return redirect("people:roles")


@require_POST
@page("people.manage")
def again(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Send an invitation once more, with a new link."""
    invitation = Invitation.objects.select_related("school", "location").get_for(
        request.actor, "people.withdraw_invitation", pk=pk
    )
    try:
        send_again(actor=request.actor, invitation=invitation, now=request.now)
    except UserError as fault:
        messages.error(request, str(fault))
    else:
        messages.success(
            request,
            _("%(name)s krijgt een nieuwe mail op %(email)s. De oude link werkt niet meer.")
            % {"name": invitation.name, "email": invitation.email},
        )
    return redirect("people:roles")


@require_POST
@page("people.manage")
def withdraw(request: HouseRequest, pk: UUID) -> HttpResponse:
    invitation = Invitation.objects.get_for(request.actor, "people.withdraw_invitation", pk=pk)
    withdraw_invitation(actor=request.actor, invitation=invitation, now=request.now)
    messages.success(
        request, _("De uitnodiging aan %(email)s geldt niet meer.") % {"email": invitation.email}
    )
    return redirect("people:roles")
