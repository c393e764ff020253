"""`…/oude-docenten/`: the planner asks the old schools. `/oude-docenten/…/`: a school answers, without a login."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from warmwelkom.base.access.errors import MayNotKnow, UserError
from warmwelkom.base.access.limits import address_of, within_limit
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.introweek.domain.asking import (
    end_invitation,
    invite_school,
    is_open,
    remind_school,
    set_last_day,
)
from warmwelkom.rooms.introweek.domain.offers import add_colleague, say_when
from warmwelkom.rooms.introweek.domain.outlook import count_soon
from warmwelkom.rooms.introweek.forms_of_days import AskForm, ColleagueForm, LastDayForm, OfferForm
from warmwelkom.rooms.introweek.half_days import sentence_for_planner
from warmwelkom.rooms.introweek.models import IntroWeek, TeacherOffer, WeekInvitation
from warmwelkom.rooms.introweek.queries.asking import (
    invitation_of,
    last_day_of,
    school_page,
    schools_asked,
)
from warmwelkom.rooms.people.models import School

TRIES, WINDOW = 120, 600  # from one address, which may be a whole staff room's
Typed = dict[str, object]


@page("introweek.ask")
def asking(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Who was asked, who answered, what it gives; ask, remind, stop, set the last day."""
    week = IntroWeek.objects.select_related("school", "region").get_for(
        request.actor, "introweek.ask", pk=pk
    )
    day = LastDayForm(
        request.POST if request.POST.get("do") == "day" else None,
        initial={"day": last_day_of(week)},
    )
    typed: Typed = {}
    if request.method == "POST":
        try:
            said = _act(request, week, day)
        except UserError as fault:
            typed = {"school": request.POST.get("school", ""), "email": request.POST.get("email"), "fault": str(fault)}  # fmt: skip
            if day.is_bound:
                day.add_error("day", str(fault))
        else:
            if said:
                messages.success(request, said)
                return redirect("introweek:asking", pk=pk)
    rows = [(row, sentence_for_planner(row.outlook)) for row in schools_asked(actor=request.actor, week=week)]  # fmt: skip
    words = {"week": week, "rows": rows, "day": day, "typed": typed, "until": last_day_of(week)}
    status = 422 if typed or day.errors else 200
    return render(request, "introweek/days/asking.html", words, status=status)


def _act(request: HouseRequest, week: IntroWeek, day: LastDayForm) -> str:
    """Do what the button says; what was done, in words. Empty where the form is wrong."""
    actor, now, do = request.actor, request.now, request.POST.get("do")
    if do == "day":
        if not day.is_valid():
            return ""
        set_last_day(actor=actor, week=week, day=day.cleaned_data["day"], now=now)
        return _("Bewaard. Scholen lezen deze dag op hun bladzijde.")
    if do == "count":
        count_soon(week_id=week.pk, region_id=week.region_id)
        return _("We rekenen het uit. Kijk over een minuut nog eens.")
    if do == "ask":
        return _ask(request, week)
    invitation = WeekInvitation.objects.select_related(
        "week__school", "week__region", "school"
    ).get_for(actor, "introweek.see_invitation", pk=_number(request, "invitation"), week=week)
    if do == "end":
        end_invitation(actor=actor, week=week, invitation=invitation, now=now)
        return _("De link van %(school)s opent niets meer. Wat al gezegd is, blijft staan.") % {
            "school": invitation.school.name
        }
    sent = remind_school(actor=actor, week=week, invitation=invitation, now=now)
    told = _("%(school)s krijgt een herinnering.") if sent else _("%(school)s kreeg vandaag al een herinnering.")  # fmt: skip
    return told % {"school": invitation.school.name}


def _number(request: HouseRequest, name: str) -> UUID:
    """Raises MayNotKnow for what is no number."""
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError:
        raise MayNotKnow from None


def _ask(request: HouseRequest, week: IntroWeek) -> str:
    school = get_object_or_404(School, pk=_number(request, "school"), sector="vo")
    form = AskForm(request.POST)
    if not form.is_valid():
        raise UserError(" ".join(str(one) for one in form.errors.get("email", [])))
    invite_school(
        actor=request.actor, week=week, school=school, email=form.cleaned_data["email"],
        now=request.now,
    )  # fmt: skip
    return _("%(school)s krijgt de vraag per mail.") % {"school": school.name}


@page("introweek.offer")
def offers(request: HouseRequest, region: str, token: str) -> HttpResponse:
    """The colleagues of one old school: who comes when; add somebody who is not there."""
    invitation = invitation_of(token=token)
    if invitation.ended_at is not None:
        return _over(request, invitation)
    form = ColleagueForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _not_too_often(request, form):
        try:
            made = add_colleague(
                actor=request.actor, invitation=invitation, now=request.now, **form.cleaned_data
            )
        except UserError as fault:
            form.add_error(None, str(fault))
        else:
            return redirect("introweek:offer", region=region, token=token, pk=made.pk)
    here = school_page(invitation=invitation)
    words = _words(request, invitation, region=region, token=token) | {"here": here, "form": form}
    return render(request, "introweek/days/offers.html", words, status=422 if form.errors else 200)


@page("introweek.offer")
def offer(request: HouseRequest, region: str, token: str, pk: UUID) -> HttpResponse:
    """One teacher: which half-days, how often, what they like to join, the journey."""
    invitation = invitation_of(token=token)
    if invitation.ended_at is not None:
        return _over(request, invitation)
    row = get_object_or_404(TeacherOffer, pk=pk, week=invitation.week, school=invitation.school)
    here = school_page(invitation=invitation)
    form = OfferForm(
        request.POST if request.method == "POST" else None, initial=OfferForm.initial_of(row),
        parts=here.parts, half_days=[(half.code, half.label) for half in here.half_days],
    )  # fmt: skip
    if form.is_bound and form.is_valid() and _not_too_often(request, form):
        try:
            say_when(
                actor=request.actor, invitation=invitation, offer=row, now=request.now,
                **form.cleaned_data,
            )  # fmt: skip
        except UserError as fault:
            form.add_error(None, str(fault))
        else:
            messages.success(request, _thanks(row))
            return redirect("introweek:offers", region=region, token=token)
    mine = next(one for one in here.teachers if one.offer.pk == row.pk)
    words = _words(request, invitation, region=region, token=token) | {"here": here, "form": form, "mine": mine}  # fmt: skip
    return render(request, "introweek/days/offer.html", words, status=422 if form.errors else 200)


def _thanks(row: TeacherOffer) -> str:
    if not row.half_days:
        return _("Dank je. We weten nu dat %(name)s niet kan.") % {"name": row.name}
    return _("Dank je. %(name)s komt langs; zodra het rooster er is, staat hier waar.") % {
        "name": row.name
    }


def _words(request: HouseRequest, row: WeekInvitation, *, region: str, token: str) -> Typed:
    return {
        "invitation": row, "week": row.week, "region": region, "token": token,
        "is_open": is_open(row, request.now), "until": last_day_of(row.week),
    }  # fmt: skip


def _over(request: HouseRequest, row: WeekInvitation) -> HttpResponse:
    """A stopped link: what to do now."""
    return render(request, "introweek/days/link_over.html", {"week": row.week}, status=410)


def _not_too_often(request: HouseRequest, form: OfferForm | ColleagueForm) -> bool:
    fault = too_often(request)
    if fault:
        form.add_error(None, fault)
    return not fault


def too_often(request: HouseRequest) -> str:
    """Counts one change behind a link; what to do where there were too many, else empty."""
    if within_limit(name="offer", who=address_of(request), most=TRIES, seconds=WINDOW):
        return ""
    return _("Er is hier vaak achter elkaar iets veranderd. Wacht tien minuten.")
