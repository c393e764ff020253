"""A dossier that came as a file: the head of the example, whoever it is of."""

from __future__ import annotations

from tests.cast import NOW, Cast
from warmwelkom.engines.dossier.example import example_dossier
from warmwelkom.engines.dossier.form import form_named
from warmwelkom.rooms.handover.models import Dossier, DossierFile


def add_file(cast: Cast, dossier: Dossier, *, by: str) -> DossierFile:
    """The file that a dossier was read from."""
    document = example_dossier(form_named(dossier.form), today=NOW.date())
    made: DossierFile = DossierFile.objects.create(
        region=dossier.region,
        dossier=dossier,
        head={name: value for name, value in document.items() if name != "uitspraken"},
        sha256="0" * 64,
        read_at=NOW,
        read_by=cast.people[by],
        read_by_name=by.title(),
    )
    return made
