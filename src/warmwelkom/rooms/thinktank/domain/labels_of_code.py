"""Which labels a need gets without anybody filling in a form: a picture, and the group of the code."""

from __future__ import annotations

from django.db.models import Q

from warmwelkom.rooms.thinktank.models import ClassCode, Label


def labels_for(*, code: ClassCode, theme: str) -> list[Label]:
    """The labels of this region that fit; a slug that is not there gives none. One query."""
    return list(
        Label.objects.filter(
            Q(kind=Label.Kind.THEME, slug=theme)
            | Q(kind=Label.Kind.GROUP, slug=code.group)
            | Q(kind=Label.Kind.SECTOR, slug=code.sector)
        )
    )
