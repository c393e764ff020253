"""Every cookie the site sets, as the privacy page says it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from warmwelkom.base.access.shown_once import NAME as SHOWN_ONCE
from warmwelkom.base.access.shown_once import SHOWN_FOR
from warmwelkom.house.queries.privacy import in_days
from warmwelkom.rooms.meetings.actors import COOKIE as BOARD_GUEST
from warmwelkom.rooms.meetings.domain.board_guests import LONGEST_STAY
from warmwelkom.rooms.transitions.domain.access_codes import OWN_PHONE_DAYS


def cookies() -> list[dict[str, Any]]:
    """Every cookie the site sets, what for, how long."""
    return [
        {
            "name": settings.SESSION_COOKIE_NAME,
            "why": _("onthoudt dat je bent ingelogd"),
            "term": _("%(n)s uur; voor een leerling op de eigen telefoon %(days)s dagen")
            % {"n": settings.SESSION_COOKIE_AGE // 3600, "days": OWN_PHONE_DAYS},
        },
        {
            "name": settings.CSRF_COOKIE_NAME,
            "why": _("zorgt dat alleen jij een formulier van jou kunt insturen"),
            "term": in_days(settings.CSRF_COOKIE_AGE // 86_400),
        },
        {
            "name": settings.LANGUAGE_COOKIE_NAME,
            "why": _("onthoudt de taal die je koos"),
            "term": _("tot je de browser sluit"),
        },
        {
            "name": "messages",
            "why": _("brengt één melding naar de volgende bladzijde"),
            "term": _("tot je hem gezien hebt"),
        },
        *_cookies_of_some_pages(),
    ]


def _cookies_of_some_pages() -> list[dict[str, Any]]:
    return [
        {
            "name": BOARD_GUEST,
            "why": _("onthoudt wie je bent op een bord, als je zonder account meedoet"),
            "term": _("tot je weggaat, en hoogstens %(n)s weken") % {"n": LONGEST_STAY.days // 7},
        },
        {
            "name": SHOWN_ONCE,
            "why": _("brengt een nieuwe sleutel of code één keer in beeld"),
            "term": _("tot je hem gezien hebt, en hoogstens %(n)s minuten")
            % {"n": SHOWN_FOR.seconds // 60},
        },
    ]
