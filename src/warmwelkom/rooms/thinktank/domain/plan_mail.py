"""The mail to whoever is named as puller of a plan."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.outbox.post import plan_message
from warmwelkom.rooms.people.models import Person, Region
from warmwelkom.rooms.thinktank.models import Plan


def tell_puller(*, actor: Actor, plan: Plan, puller: Person, now: dt.datetime) -> None:
    """Plan the mail, once for each time somebody is named; not to who named themselves."""
    if puller.pk == actor.user_id:
        return
    with translation.override(puller.language):
        subject, text = _words(actor, plan, puller)
    plan_message(
        key=f"puller:{plan.pk}:{puller.pk}:{plan.version}",
        channel="mail",
        to=puller.email,
        subject=subject,
        text=text,
        now=now,
        sender_name=actor.name,
        region_id=plan.region_id,
    )


def _words(actor: Actor, plan: Plan, puller: Person) -> tuple[str, str]:
    slug = Region.objects.values_list("slug", flat=True).get(pk=plan.region_id)
    way = reverse("thinktank:contribution", args=[slug, plan.contribution_id])
    values = {
        "name": puller.name,
        "by": actor.name,
        "title": plan.contribution.heading,
        "address": f"{settings.PUBLIC_ADDRESS}{way}",
    }
    text = _(
        "Dag %(name)s,\n\n%(by)s zette jou als trekker op het plan ‘%(title)s’.\n"
        "Je kunt er meteen aan werken: stappen, wie wat doet, en de begindatum.\n\n%(address)s\n\n"
        "Klopt dit niet? Zet op die bladzijde iemand anders als trekker.\n"
    )
    return _("Jij bent trekker van ‘%(title)s’") % values, text % values
