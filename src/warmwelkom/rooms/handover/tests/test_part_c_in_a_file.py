"""Part C in a file: it opens elsewhere when the pupil had time to read it, and goes along as it was opened."""

from __future__ import annotations

import json

import pytest
from tests.cast import Cast
from tests.handover import make_handover

from warmwelkom.engines.dossier.files import dossier_as_json
from warmwelkom.rooms.handover.models import Dossier
from warmwelkom.rooms.handover.tests.test_take_along import EXAMPLE, FORM, file_for, keep, said_in
from warmwelkom.rooms.transitions.models import Enrolment


@pytest.mark.parametrize(
    ("read_at", "sees"), [("2026-04-02T10:00:00Z", True), ("2026-04-01T10:00:00Z", False)]
)
def test_part_c_in_a_file_opens_here_when_the_pupil_has_read_it(
    cast: Cast, place: Enrolment, read_at: str, sees: bool
) -> None:
    """The care coordinator of the old school may bring what the pupil had no time to read."""
    document = json.loads(json.dumps(EXAMPLE))
    document["datum"] = "2026-04-02"
    document["inzage"] |= {"getoond": "2026-04-01T08:00:00Z", "gelezen": read_at}
    document["afgerond"]["zorgcoordinator"] = "2026-04-02T09:00:00Z"
    keep(cast, place, dossier_as_json(document, form=FORM))
    assert ("gebeurtenis" in said_in(file_for(cast, "joris").content)) is sees
    assert "gebeurtenis" in said_in(file_for(cast, "dina").content)


def test_part_c_that_was_opened_and_is_written_on_goes_along_as_it_was_opened(
    cast: Cast, place: Enrolment
) -> None:
    with cast.scope():
        make_handover(cast, cast.dina, by="alice", school=place.school)
        Dossier.objects.update(c_done_at=None)
    done = json.loads(file_for(cast, "joris").content)["afgerond"]
    assert done["zorgcoordinator"] == "2026-04-02T08:00:00Z"
