"""`/zomer/sjabloon/`: what a school asks of whoever starts."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.people.models import Programme
from warmwelkom.rooms.summer.domain.templates_of_tasks import (
    add_template,
    change_template,
    end_template,
    restore_template,
)
from warmwelkom.rooms.summer.forms_of_tasks import NewTemplateForm, TemplateForm
from warmwelkom.rooms.summer.models import TaskTemplate
from warmwelkom.rooms.summer.queries.tasks import own_bridge, own_templates


@page("summer.run")
def templates(request: HouseRequest) -> HttpResponse:
    """What is asked now; and one thing more."""
    bridge = own_bridge(actor=request.actor)
    form = None
    if bridge:
        programmes = Programme.objects.filter(school=bridge.school_id)
        form = NewTemplateForm(request.POST or None, programmes=programmes)
        if request.method == "POST" and form.is_valid():
            programme = form.cleaned_data["programme"]
            add_template(
                actor=request.actor, bridge=bridge, values=form.values(), programme=programme
            )
            messages.success(
                request, _("Dit vragen jullie er nu bij. De taken staan er binnen een uur.")
            )
            return redirect("summer:templates")
    context = {"bridge": bridge, "form": form, "rows": own_templates(actor=request.actor)}
    status = 422 if form and form.errors else 200
    return render(request, "summer/tasks/templates.html", context, status=status)


@page("summer.edit_template")
def template(request: HouseRequest, pk: UUID) -> HttpResponse:
    row = TaskTemplate.objects.get_for(request.actor, "summer.edit_template", pk=pk)
    form = TemplateForm(request.POST or None, initial=TemplateForm.initial_of(row))
    if request.method == "POST" and form.is_valid():
        change_template(actor=request.actor, template=row, values=form.values())
        messages.success(request, _("Bewaard. Open taken volgen binnen een uur."))
        return redirect("summer:templates")
    context = {"row": row, "form": form}
    return render(
        request, "summer/tasks/template.html", context, status=422 if form.errors else 200
    )


@require_POST
@page("summer.edit_template")
def end(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Ask it no more, or again."""
    row = TaskTemplate.objects.get_for(request.actor, "summer.edit_template", pk=pk)
    if request.GET.get("herstel"):
        restore_template(actor=request.actor, template=row)
        messages.success(request, _("Dit vragen jullie weer."))
    else:
        end_template(actor=request.actor, template=row, now=request.now)
        undo = reverse("summer:end_template", args=[pk]) + "?herstel=1"
        messages.success(request, _("Dit vragen jullie niet meer."), extra_tags=undo)
    return redirect("summer:templates")
