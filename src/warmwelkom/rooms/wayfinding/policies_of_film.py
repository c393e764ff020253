"""The film: who makes and changes it, who makes it public, and what of it anybody may see."""

from __future__ import annotations

from django.db.models import Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.access.policy import Policy, nobody_but_system
from warmwelkom.rooms.wayfinding.policies_of_places import (
    DECIDES,
    MAKES,
    decide_on,
    decided_premises,
    in_the_open,
    make_of,
    of_own_premises,
    own_premises,
    seen_by,
)


def public_films(_actor: Actor) -> Q:
    return Q(
        state="ready",
        published_at__isnull=False,
        withdrawn_at__isnull=True,
        premises__published_at__isnull=False,
        premises__school__left_at__isnull=True,
    )


def files_of_public_films(_actor: Actor) -> Q:
    return Q(
        film__state="ready",
        film__published_at__isnull=False,
        film__withdrawn_at__isnull=True,
        premises__published_at__isnull=False,
        premises__school__left_at__isnull=True,
    )


def covered_pictures(actor: Actor) -> Q:
    """Of the own school, those that leave the house: what must be covered is."""
    return of_own_premises(actor) & Q(is_private=False, material__state="ready")


POLICIES: dict[str, Policy] = {
    "wayfinding.make_film": Policy(who=MAKES, model="wayfinding.Premises", which=own_premises),
    "wayfinding.put_back_board": make_of("FilmBoard"),
    "wayfinding.stop_film": make_of("Film"),
    "wayfinding.publish_films": Policy(
        who=DECIDES, model="wayfinding.Premises", which=decided_premises
    ),
    "wayfinding.publish_film": decide_on("Film"),
    "wayfinding.keep_film": Policy(who=nobody_but_system),
    "wayfinding.film_picture": Policy(
        who=MAKES, model="wayfinding.Rendition", which=covered_pictures
    ),
    "wayfinding.see_film": in_the_open("Film", seen_by(public_films, of_own_premises)),
    "wayfinding.see_film_file": in_the_open(
        "FilmFile", seen_by(files_of_public_films, of_own_premises)
    ),
}
