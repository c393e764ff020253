"""A school or a programme, as a list names it."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from warmwelkom.rooms.introweek.queries.lists_of_week import only_one
from warmwelkom.rooms.people.models import Programme, School


def school_named(word: str, schools: Iterable[School]) -> str:
    """The id of a vo school of the region. Raises UnfitWord."""
    return str(only_one(
        word, schools, lambda one: (one.name, one.brin),
        unknown=_("%(word)s is geen vo-school van deze regio. Schrijf de naam zoals in het huis, of de BRIN."),
        twice=_("%(word)s kan meer dan één school zijn. Schrijf de BRIN."),
    ).pk)  # fmt: skip


def programme_named(word: str, programmes: Iterable[Programme]) -> str:
    """The id of a programme of the own school. Raises UnfitWord."""
    return str(only_one(
        word, programmes, lambda one: (one.name, str(one), one.crebo),
        unknown=_("%(word)s is geen opleiding van jullie school. Schrijf de naam of het crebo."),
        twice=_("%(word)s kan meer dan één opleiding zijn. Schrijf het niveau erbij: naam, niveau 3."),
    ).pk)  # fmt: skip
