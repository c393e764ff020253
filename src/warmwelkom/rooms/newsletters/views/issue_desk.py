"""Write a newsletter: subject, blocks, order."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.newsletters.domain.issues import (
    add_block,
    change_block,
    change_subject,
    discard_issue,
    make_issue,
    move_block,
    remove_block,
)
from warmwelkom.rooms.newsletters.issue_forms import PictureForm, SubjectForm, TargetForm, TextForm
from warmwelkom.rooms.newsletters.models import Issue, IssueBlock
from warmwelkom.rooms.newsletters.queries.issues import issue_for, to_choose

Kind = IssueBlock.Kind


def the_draft(request: HouseRequest, pk: UUID) -> Issue:
    """The issue, for who writes; what was sent is not written any more."""
    row: Issue = Issue.objects.get_for(request.actor, "newsletters.write", pk=pk)
    if row.sent_at:
        raise Http404
    return row


@page("newsletters.make")
def new(request: HouseRequest, region: str) -> HttpResponse:
    """Begin with the subject."""
    form = SubjectForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = make_issue(actor=request.actor, now=request.now, **form.cleaned_data)
        return redirect("newsletters:write", region=region, pk=made.pk)
    context = {"form": form, "region": region}
    return render(request, "newsletters/new.html", context, status=422 if form.errors else 200)


@page("newsletters.write")
def write(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """The draft: its blocks with up, down and away, and what can be added."""
    row = the_draft(request, pk)
    if request.method == "POST" and request.POST.get("do") == "discard":
        discard_issue(actor=request.actor, issue=row)
        messages.success(request, _("De nieuwsbrief is weggegooid."))
        return redirect("newsletters:front", region=region)
    form = SubjectForm(request.POST or None, initial={"subject": row.subject})
    if request.method == "POST" and form.is_valid():
        change_subject(actor=request.actor, issue=row, **form.cleaned_data)
        messages.success(request, _("Bewaard."))
        return redirect("newsletters:write", region=region, pk=pk)
    here = issue_for(actor=request.actor, pk=pk, now=request.now)
    context = {"here": here, "form": form, "region": region, "kinds": Kind.choices}
    return render(request, "newsletters/write.html", context, status=422 if form.errors else 200)


@page("newsletters.write")
def block(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """Add a block of the kind that stands in the address."""
    row, kind = the_draft(request, pk), request.GET.get("soort", Kind.TEXT)
    if kind not in Kind.values:
        raise Http404
    form = _form(request, kind)
    if request.method == "POST" and form.is_valid() and _added(request, row, kind, form):
        _say_cleaned(request, form)
        return redirect("newsletters:write", region=region, pk=pk)
    context = {"form": form, "region": region, "row": row, "label": Kind(kind).label, "kind": kind}
    return render(request, "newsletters/block.html", context, status=422 if form.errors else 200)


def _form(request: HouseRequest, kind: str, initial: dict[str, str] | None = None) -> Any:
    sent = request.POST if request.method == "POST" else None
    if kind == Kind.TEXT:
        return TextForm(sent, initial=initial)
    if kind == Kind.PICTURE:
        return PictureForm(sent, request.FILES if sent is not None else None)
    choices = to_choose(actor=request.actor, kind=kind, now=request.now)
    return TargetForm(sent, choices=choices)


def _added(request: HouseRequest, row: Issue, kind: str, form: forms.Form) -> bool:
    """Whether the block stands there; else a sentence in the form."""
    values = dict(form.cleaned_data)
    if kind == Kind.PICTURE:
        values["picture"] = values["picture"].read()
    try:
        add_block(actor=request.actor, issue=row, kind=kind, **values)
    except UserError as fault:
        form.add_error("picture" if kind == Kind.PICTURE else None, str(fault))
        return False
    return True


def _say_cleaned(request: HouseRequest, form: Any) -> None:
    if getattr(form, "was_cleaned", False):
        messages.warning(request, _("Uit wat je plakte haalden we de opmaak. Alinea’s, vet en links bleven. Kijk het na."))  # fmt: skip


@page("newsletters.write")
def one_block(request: HouseRequest, region: str, pk: UUID, block: UUID) -> HttpResponse:
    """Other words in a text; or one up, one down, away."""
    row, does = the_draft(request, pk), request.POST.get("do", "")
    if request.method == "POST" and does in ("up", "down"):
        step = -1 if does == "up" else 1
        move_block(actor=request.actor, issue=row, block=block, step=step)
        return redirect("newsletters:write", region=region, pk=pk)
    if request.method == "POST" and does == "remove":
        remove_block(actor=request.actor, issue=row, block=block)
        return redirect("newsletters:write", region=region, pk=pk)
    found = row.blocks.filter(pk=block, kind=Kind.TEXT).first()
    if found is None:
        raise Http404
    form = _form(request, Kind.TEXT, {"text": found.text})
    if request.method == "POST" and form.is_valid():
        change_block(actor=request.actor, issue=row, block=block, text=form.cleaned_data["text"])
        _say_cleaned(request, form)
        return redirect("newsletters:write", region=region, pk=pk)
    context = {"form": form, "region": region, "row": row, "label": Kind.TEXT.label, "kind": "text"}
    return render(request, "newsletters/block.html", context, status=422 if form.errors else 200)
