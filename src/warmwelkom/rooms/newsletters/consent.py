"""What a reader agrees to, word for word; another text gets another version."""

from __future__ import annotations

from django.utils.translation import gettext as _

VERSION = "2026-11"


def agreed_words(region: str) -> str:
    """The sentence beside the button, as it was read, in the language of the page."""
    return _(
        "Ja, mail mij de nieuwsbrief van de denktank van %(region)s. Ik kan met één klik stoppen. "
        "Warm Welkom meet niet of ik lees of klik."
    ) % {"region": region}
