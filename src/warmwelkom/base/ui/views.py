"""The living style page: the real parts, the real tokens, measured."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.access.policy import page
from warmwelkom.base.ui.contrast import colours, measured_pairs
from warmwelkom.base.ui.templatetags.ww import icon_names
from warmwelkom.base.ui.words import WORDS

SPACES = ("1", "2", "3", "4", "5", "6", "7", "8")


class ExampleForm(forms.Form):
    """A field with a hint and a field with an error, as every form shows them."""

    day = forms.CharField(
        label=_("Geboortedatum"), help_text=_("Bijvoorbeeld 4 maart 2010"), initial="4 maart 2010"
    )
    code = forms.CharField(
        label=_("Code van je mentor"), error_messages={"required": _("Vul de code in.")}
    )


@page("public")
def style(request: HttpRequest) -> HttpResponse:
    """Every token, icon and component, with the words to use it."""
    return render(request, "ui/style.html", _parts())


def _parts() -> dict[str, Any]:
    light, dark = colours()
    return {
        "colours": [(name, value, dark[name]) for name, value in light.items()],
        "pairs": measured_pairs(),
        "form": ExampleForm({"day": "4 maart 2010"}),
        "icons": icon_names(),
        "spaces": SPACES,
        "words": WORDS,
    }
