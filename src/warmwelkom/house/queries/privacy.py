"""What the privacy page says, with the terms the code itself keeps to."""

from __future__ import annotations

import datetime as dt

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from warmwelkom.base.audit.models import KEEP_YEARS
from warmwelkom.base.outbox.notices import KEEP_NOTICES
from warmwelkom.base.outbox.post import KEEP_MESSAGES
from warmwelkom.base.outbox.stops import KEEP_STOPPED
from warmwelkom.rooms.handover.domain.chasing_talks import PHOTOS_UNTIL
from warmwelkom.rooms.handover.domain.forget_dossiers import (
    KEEP_DELIVERED_YEARS,
    KEEP_UNDELIVERED_YEARS,
)
from warmwelkom.rooms.introweek.domain.forget_week import KEEP_BUDDIES, KEEP_WEEK
from warmwelkom.rooms.meetings.domain.forget_joining import (
    KEEP_DOCUMENTS,
    KEEP_REGISTRATIONS,
    KEEP_UNUSED_FEEDS,
)
from warmwelkom.rooms.meetings.domain.forget_names import KEEP_PROMISES
from warmwelkom.rooms.newsletters.domain.forget import KEEP_ANSWERS, KEEP_UNCONFIRMED
from warmwelkom.rooms.people.domain.forget import KEEP_INVITATIONS
from warmwelkom.rooms.people.domain.forget_accounts import KEEP_ACCOUNTS
from warmwelkom.rooms.progression.domain.forget import KEEP_OFFERS, KEEP_ROUTES
from warmwelkom.rooms.summer.domain.forget_summer import REACHED_UNTIL
from warmwelkom.rooms.summer.domain.receive_reply import KEEP_UNKNOWN
from warmwelkom.rooms.thinktank.domain.forget import KEEP_FOLLOW_CODES_YEARS, KEEP_ORIGINALS
from warmwelkom.rooms.thinktank.domain.tokens import KEEP_ENDED
from warmwelkom.rooms.thinktank.models import ClassCode
from warmwelkom.rooms.transitions.domain.forget import KEEP_FILES, KEEP_PUPILS_YEARS
from warmwelkom.rooms.wayfinding.domain.forget_wayfinding import (
    KEEP_ORIGINALS as KEEP_ORIGINALS_OF_PLACES,
)
from warmwelkom.rooms.wayfinding.domain.forget_wayfinding import KEEP_WITHDRAWN


def terms() -> list[tuple[str, str]]:
    """(what, how long), from the same constants as the jobs that erase."""
    return [
        (_("Een bestand dat een school uploadt"), in_days(KEEP_FILES.days)),
        (
            _("Alles over een leerling"),
            _after_leaving(KEEP_PUPILS_YEARS),
        ),
        *_terms_of_handover(),
        *_terms_of_weeks(),
        *_terms_of_wayfinding(),
        (_("Het verslag van wie keek en wat er is gedaan"), _years(KEEP_YEARS)),
        *_terms_of_messages(),
        *_terms_of_accounts(),
        (
            _("Met welke klassencode jouw zin in de denktank binnenkwam"),
            _("tot %(n)s weken nadat de code dichtging") % {"n": ClassCode.LET_GO.days // 7},
        ),
        (_("Een zin die is aangepast of niet geplaatst"), in_days(KEEP_ORIGINALS.days)),
        (
            _("Je volgcode in de denktank, zo dat niemand hem leest"),
            _years(KEEP_FOLLOW_CODES_YEARS),
        ),
        (
            _("Een sleutel voor een programma van een partner"),
            _("%(n)s dagen na het einde") % {"n": KEEP_ENDED.days},
        ),
        *_terms_of_news(),
        *_terms_of_meetings(),
        (_("Een regio die stopt"), _("alles wordt meteen gewist")),
    ]


def _terms_of_accounts() -> list[tuple[str, str]]:
    return [
        (_("Een uitnodiging aan wie hier komt werken"), in_days(KEEP_INVITATIONS.days)),
        (
            _("Het account van wie hier werkte: naam, werkadres, rollen"),
            _("%(n)s jaar na de laatste rol") % {"n": KEEP_ACCOUNTS.days // 365},
        ),
    ]


def _terms_of_weeks() -> list[tuple[str, str]]:
    after = _("%(n)s dagen na de laatste dag")
    return [
        (
            _("Wie er bij een introductieweek was, wat docenten aanboden, en het plan ervan"),
            after % {"n": KEEP_WEEK.days},
        ),
        (
            _("Oudere studenten die maatje zijn in een introductieweek"),
            after % {"n": KEEP_BUDDIES.days},
        ),
        *_terms_of_progression(),
    ]


def _terms_of_progression() -> list[tuple[str, str]]:
    return [
        (
            _("Waar je je voor opgaf in het doorstroomprogramma, en een bewijs dat je meedeed"),
            _after_leaving(KEEP_PUPILS_YEARS),
        ),
        (_("Wat er in het doorstroomprogramma werd gegeven"), in_days(KEEP_OFFERS.days)),
        (_("Een route van vmbo naar mbo, met aantallen leerlingen"), in_days(KEEP_ROUTES.days)),
    ]


def _terms_of_wayfinding() -> list[tuple[str, str]]:
    return [
        (
            _("Een foto of film van een schoolgebouw, zoals hij binnenkwam"),
            in_days(KEEP_ORIGINALS_OF_PLACES.days),
        ),
        (
            _("Dat iemand herkenbaar in beeld mocht, nadat dat is ingetrokken"),
            in_days(KEEP_WITHDRAWN.days),
        ),
    ]


def _terms_of_messages() -> list[tuple[str, str]]:
    return [
        (_("Een mail, sms of melding die we stuurden"), in_days(KEEP_MESSAGES.days)),
        (
            _("Wat je op een bericht van ons antwoordde"),
            _("tot %(day)s na de start")
            % {"day": date_format(dt.date(2000, *REACHED_UNTIL), "j F")},
        ),
        (_("Wat iemand die hier werkt te horen kreeg"), in_days(KEEP_NOTICES.days)),
        (
            _("Een adres of nummer dat geen berichten meer krijgt, als code"),
            in_days(KEEP_STOPPED.days),
        ),
        (_("Een antwoord waarvan niemand weet wie het schreef"), in_days(KEEP_UNKNOWN.days)),
    ]


def _terms_of_handover() -> list[tuple[str, str]]:
    return [
        (_("Je overstapdossier, als het is overgedragen"), _after_leaving(KEEP_DELIVERED_YEARS)),
        (
            _("Je overstapdossier, als het nooit is overgedragen"),
            _after_leaving(KEEP_UNDELIVERED_YEARS),
        ),
        (
            _("Gesprekken over jou, wat daarin is afgesproken en wat een overstaptafel besloot"),
            _after_leaving(KEEP_PUPILS_YEARS),
        ),
        (
            _("Je foto voor je nieuwe mentor"),
            _("tot %(day)s na de start, of tot je hem weghaalt")
            % {"day": date_format(dt.date(2000, *PHOTOS_UNTIL), "j F")},
        ),
        (
            _("Wat je oude school over je hoorde, en wat je over je gegevens vroeg"),
            _after_leaving(KEEP_PUPILS_YEARS),
        ),
    ]


def _terms_of_news() -> list[tuple[str, str]]:
    return [
        (
            _("Een antwoord op een oproep of een aanmelding die niemand bevestigde"),
            in_days(KEEP_UNCONFIRMED.days),
        ),
        (
            _("Een antwoord op een oproep"),
            _("%(n)s dagen na de laatste dag van de oproep") % {"n": KEEP_ANSWERS.days},
        ),
        (_("Een aanmelding voor de nieuwsbrief"), _("tot je stopt; dan meteen gewist")),
    ]


def _terms_of_meetings() -> list[tuple[str, str]]:
    return [
        (
            _("Wie zich aanmeldde voor een bijeenkomst, en wie wanneer kon"),
            _("%(n)s weken na de bijeenkomst") % {"n": KEEP_REGISTRATIONS.days // 7},
        ),
        (_("Een stuk bij een bijeenkomst"), _years(KEEP_DOCUMENTS.days // 365)),
        (
            _("Het geheime adres van je agenda, zo dat niemand het leest"),
            _("tot je het stopt; anders %(n)s dagen nadat je agenda er het laatst om vroeg")
            % {"n": KEEP_UNUSED_FEEDS.days},
        ),
        (
            _("Wie in een bijeenkomst iets beloofde, nadat het klaar is"),
            _years(KEEP_PROMISES.days // 365),
        ),
    ]


def in_days(number: int) -> str:
    """As people say it: whole years are no hundreds of days."""
    if number % 365 == 0:
        return _years(number // 365)
    return ngettext("%(n)s dag", "%(n)s dagen", number) % {"n": number}


def _years(number: int) -> str:
    return ngettext("%(n)s jaar", "%(n)s jaar", number) % {"n": number}


def _after_leaving(years: int) -> str:
    after = ngettext(
        "%(n)s jaar na het schooljaar waarin je van school ging",
        "%(n)s jaar na het schooljaar waarin je van school ging",
        years,
    )
    return after % {"n": years}
