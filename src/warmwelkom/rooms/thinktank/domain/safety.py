"""Words of distress: two people with a name hear of it at once, and again when nobody looks."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import override

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.command import command
from warmwelkom.base.events import publish
from warmwelkom.base.outbox.post import plan_message
from warmwelkom.rooms.people.models import Person, Region
from warmwelkom.rooms.thinktank.events import TextHeld
from warmwelkom.rooms.thinktank.models import ModerationCase
from warmwelkom.rooms.thinktank.queries.people import readers, safety_people


def alert(*, case: ModerationCase, now: dt.datetime) -> None:
    """Plan a mail to both; the words themselves stay here. A job looks again an hour later."""
    _mail(case, now, again=False)
    publish(TextHeld(region_id=case.region_id))


@command("thinktank.forget")
def alert_again(*, actor: Actor, now: dt.datetime) -> int:  # noqa: ARG001  for the record
    """A second mail about every held text that nobody has opened yet. Returns how many texts."""
    waiting = list(ModerationCase.objects.filter(is_held=True, decision="", seen_on=None))
    for case in waiting:
        _mail(case, now, again=True)
    return len(waiting)


def _mail(case: ModerationCase, now: dt.datetime, *, again: bool) -> None:
    """The key is hashed, so that no message says of which text it was."""
    turn = "again" if again else "first"
    number = salted_hmac("thinktank.held", str(case.pk), algorithm="sha256").hexdigest()[:32]
    region = Region.objects.get(pk=case.region_id)
    for person in safety_people() or readers():  # better all who may read than nobody
        with override(person.language):
            subject, text = _words(region, person, again=again)
        plan_message(
            key=f"thinktank.held:{number}:{turn}:{person.pk}",
            channel="mail",
            to=person.email,
            subject=subject,
            text=text,
            now=now,
            region_id=case.region_id,
            at_once=True,
        )


def _words(region: Region, person: Person, *, again: bool) -> tuple[str, str]:
    link = settings.PUBLIC_ADDRESS + reverse("thinktank:queue", args=[region.slug])
    text = _(
        "Dag %(name)s,\n\nIn de denktank staat een zin van een leerling met wie het misschien niet goed gaat. "
        "De zin is voor niemand anders te zien. Lees hem nu, en spreek af wie iets doet:\n%(link)s\n\n"
        "Bij direct gevaar: bel 112. De klas en de school staan bij de zin, de naam van de leerling weten wij niet."
    ) % {"name": person.name, "link": link}
    if again:
        text = _("Dit is de tweede mail: er heeft nog niemand gekeken.") + "\n\n" + text
    return _("Lees dit nu: een zin van een leerling"), text
