"""An issue as a mail: HTML with its looks inlined, and the same in plain text.

No picture of ours is fetched by a mail, no link goes by a counter: nobody can tell who read it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from warmwelkom.rooms.newsletters.models import Issue, Subscriber
from warmwelkom.rooms.newsletters.queries.blocks import Kind, Part
from warmwelkom.rooms.newsletters.tokens import READER, token_for
from warmwelkom.rooms.newsletters.words import to_text
from warmwelkom.rooms.people.models import Region

STOP, CHOICES = "https://stop.invalid/", "https://keuzes.invalid/"
"""Stand in a letter where each reader's own links come."""


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One issue in one language, for everybody; `for_reader` gives a reader their own links."""

    html: str
    text: str

    def for_reader(self, *, stop: str, choices: str) -> tuple[str, str]:
        """(HTML, text)."""
        html, text = (
            words.replace(STOP, stop).replace(CHOICES, choices) for words in (self.html, self.text)
        )
        return html, text


def letter_of(*, issue: Issue, parts: Iterable[Part], region: Region, language: str) -> Letter:
    """Render an issue once for all readers of a language."""
    shown = [part for part in parts if part.title or part.text or part.alt]
    way = reverse("newsletters:issue", args=[region.slug, issue.pk])
    words = {
        "issue": issue,
        "parts": shown,
        "region": region,
        "web": f"{settings.PUBLIC_ADDRESS}{way}",
        "stop": STOP,
        "choices": CHOICES,
        "language": language,
    }
    with override(language):
        html = render_to_string("newsletters/mail/issue.html", words)
        return Letter(html=html, text=_plain(issue, shown, region, words["web"]))


def _plain(issue: Issue, parts: list[Part], region: Region, web: object) -> str:
    ends = [
        _("Lees op het web: %(web)s") % {"web": web},
        _("Je krijgt deze mail, omdat je de nieuwsbrief van de denktank %(region)s aanvroeg.")
        % {"region": region.name},
        _("Verander wat je krijgt: %(choices)s") % {"choices": CHOICES},
        _("Stop met de nieuwsbrief: %(stop)s") % {"stop": STOP},
    ]
    return "\n\n".join([issue.subject, *map(_plain_part, parts), "-- \n" + "\n".join(ends)])


def _plain_part(part: Part) -> str:
    if part.kind == Kind.TEXT:
        return to_text(part.text)
    if part.kind == Kind.PICTURE:
        return f"[{part.alt}]"
    off = _("Gaat niet door") if part.is_off and part.kind == Kind.MEETING else ""
    lines = [part.title.upper(), off, part.when, part.text, part.address]
    return "\n".join(line for line in lines if line)


def stop_address(reader: Subscriber, *, slug: str) -> str:
    way = reverse("newsletters:stop", args=[slug, token_for(reader.pk, what=READER)])
    return f"{settings.PUBLIC_ADDRESS}{way}"


def choices_address(reader: Subscriber, *, slug: str) -> str:
    way = reverse("newsletters:choices", args=[slug, token_for(reader.pk, what=READER)])
    return f"{settings.PUBLIC_ADDRESS}{way}"


def list_headers(*, stop: str, slug: str) -> dict[str, str]:
    """So that a mail program can stop it with one click (RFC 8058) and sort it (RFC 2919)."""
    host = urlsplit(settings.PUBLIC_ADDRESS).hostname or "localhost"
    return {
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "List-Id": f"<{slug}.nieuws.{host}>",
    }
