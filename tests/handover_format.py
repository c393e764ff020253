"""A dossier that came as a file: the head of the example, whoever it is of."""

from __future__ import annotations

import pytest

from tests.cast import NOW, Cast
from warmwelkom.base.ui.paper import pdf_of
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


def make_a_pdf() -> None:
    """One small page; the test is passed over, and says so, where the library or Pango is missing."""
    pytest.importorskip("weasyprint", exc_type=ImportError)
    try:
        pdf_of("<p>x</p>", css="")
    except Exception as reason:  # noqa: BLE001  without Pango there is no PDF, whatever it raises
        pytest.skip(f"no Pango here: {reason}")
