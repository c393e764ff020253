"""`/welkomwoord/`: the class mentor writes what stands on the page of whoever comes."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.welcome.domain.words import say_welcome
from warmwelkom.rooms.welcome.forms import WordForm
from warmwelkom.rooms.welcome.queries.words import classes_of


@page("welcome.say")
def word(request: HouseRequest) -> HttpResponse:
    """One form for each own class, filled with what stands there now."""
    classes = classes_of(request.actor)
    wanted = request.POST.get("class_name", "")
    forms, is_wrong = [], False
    for number, (name, row) in enumerate(classes.items()):
        typed = request.POST if name == wanted else None
        form = WordForm(typed, initial=vars(row) if row else {}, auto_id=f"id_{number}_%s")
        if typed is not None and form.is_valid():
            say_welcome(actor=request.actor, class_name=name, now=request.now, **form.cleaned_data)
            messages.success(
                request, _("Je welkom staat op de bladzijden van %(c)s.") % {"c": name}
            )
            return redirect("welcome:word")
        is_wrong = is_wrong or bool(form.errors)
        forms.append((name, row, form))
    return render(request, "welcome/word.html", {"forms": forms}, status=422 if is_wrong else 200)
