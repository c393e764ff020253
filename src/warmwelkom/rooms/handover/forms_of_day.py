"""What may be typed for a handover day and a row on it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.base.ui.templatetags.ww import clock
from warmwelkom.rooms.handover.forms_of_talk import TOO_LONG, day_field, time_field
from warmwelkom.rooms.handover.models import HandoverRow

MOST_SLOTS = 60


class DayForm(forms.Form):
    title = forms.CharField(
        label=_("Hoe heet de dag?"), max_length=120,
        error_messages={"required": _("Geef de dag een naam."), **TOO_LONG},
    )  # fmt: skip
    place = forms.CharField(
        label=_("Waar"), max_length=200,
        error_messages={"required": _("Zeg waar de dag is."), **TOO_LONG},
    )  # fmt: skip
    day = day_field(_("Dag"))
    begins = time_field(_("Van"))
    ends = time_field(_("Tot"))
    minutes = forms.IntegerField(
        label=_("Minuten per gesprek"), min_value=5, max_value=60, initial=10
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("begins") and data.get("ends") and data.get("minutes"):
            slots = self._slots(data)
            if not 1 <= slots <= MOST_SLOTS:
                self.add_error(
                    "ends", _("Kies een einde na het begin, met hoogstens 60 gesprekken na elkaar.")
                )
        return data

    def _slots(self, data: dict[str, Any]) -> int:
        day = data.get("day") or dt.date(2026, 1, 1)
        begin, end = (dt.datetime.combine(day, data[name]) for name in ("begins", "ends"))
        return int((end - begin) / dt.timedelta(minutes=data["minutes"]))

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            "title": data["title"], "place": data["place"], "minutes": data["minutes"],
            "slots": self._slots(data),
            "starts_at": dt.datetime.combine(data["day"], data["begins"], AMSTERDAM),
        }  # fmt: skip


class RowForm(forms.Form):
    """From when to when, in whole slots, and where one sits."""

    first = forms.TypedChoiceField(label=_("Van"), coerce=int)
    last = forms.TypedChoiceField(label=_("Tot"), coerce=int)
    block = forms.CharField(
        label=_("Gebouw of hal"), max_length=60, required=False, error_messages=TOO_LONG,
        help_text=_("Alleen als de dag in meer dan één gebouw is. Wie van gebouw wisselt, krijgt tijd om te lopen."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, moments: list[tuple[int, dt.datetime, dt.datetime]],
        mine: HandoverRow | None, **kwargs: Any,
    ) -> None:  # fmt: skip
        before: dict[str, Any] = {"first": 0, "last": len(moments) - 1}
        if mine:
            before |= {"first": mine.first, "last": mine.last, "block": mine.block}
        super().__init__(*args, **{"initial": before, **kwargs})
        first: Any = self.fields["first"]
        last: Any = self.fields["last"]
        first.choices = [(n, clock(b)) for n, b, _e in moments]
        last.choices = [(n, clock(e)) for n, _b, e in moments]
