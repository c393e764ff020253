"""How an act around the days reads, to the pupil it is about."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

WORDS = {
    "introweek.tick": _("tikte aan of je er was in de introductieweek"),
    "introweek.be_here": _("zei met de code van de groep: ik ben er"),
    "introweek.my_week": _("bekeek je introductieweek"),
    "introweek.own_calendar": _("maakte of stopte een eigen agenda van de introductieweek"),
    "introweek.answer": _("vertelde hoe de introductieweek was"),
}
