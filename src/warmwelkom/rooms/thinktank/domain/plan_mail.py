"""The mail to whoever is named as puller of a plan."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.outbox.notices import NoticeKind, tell
from warmwelkom.rooms.people.models import Person, Region
from warmwelkom.rooms.thinktank.models import Plan


def tell_puller(*, actor: Actor, plan: Plan, puller: Person, now: dt.datetime) -> None:
    """Tell it, once for each time somebody is named; not to who named themselves."""
    if puller.pk == actor.user_id:
        return
    with translation.override(puller.language):
        title, text = _words(actor, plan, puller)
    slug = Region.objects.values_list("slug", flat=True).get(pk=plan.region_id)
    tell(
        event=f"puller:{plan.pk}:{plan.version}", person=puller.pk, to=puller.email,
        kind=NoticeKind.TASK, title=title, text=text, now=now, sender_name=actor.name,
        address=reverse("thinktank:contribution", args=[slug, plan.contribution_id]),
        region_id=plan.region_id, language=puller.language,
    )  # fmt: skip


def _words(actor: Actor, plan: Plan, puller: Person) -> tuple[str, str]:
    values = {"name": puller.name, "by": actor.name, "title": plan.contribution.heading}
    text = _(
        "Dag %(name)s,\n\n%(by)s zette jou als trekker op het plan ‘%(title)s’.\n"
        "Je kunt er meteen aan werken: stappen, wie wat doet, en de begindatum.\n\n"
        "Klopt dit niet? Zet op de bladzijde van het plan iemand anders als trekker."
    )
    return _("Jij bent trekker van ‘%(title)s’") % values, text % values
