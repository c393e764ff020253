"""An undo never takes away what people did; a file that was never saved may go."""

from __future__ import annotations

from typing import Any

import pytest
from tests.cast import NOW, Cast

from warmwelkom.base.access.errors import ChangedMeanwhile, MayNotKnow
from warmwelkom.rooms.transitions.domain.lists.undo import (
    WorkedOn,
    discard_file,
)
from warmwelkom.rooms.transitions.models import (
    AccessCode,
    Application,
    Assignment,
    ContactNote,
    Link,
    ListUpload,
    Transition,
)
from warmwelkom.rooms.transitions.tests.desk import (
    A2,
    APPLICATIONS,
    DINA,
    LEAVERS,
    SAM,
    csv_of,
    rows,
    save,
    take,
    undo,
)


def _note(cast: Cast, sam: Transition) -> None:
    ContactNote.objects.create(
        region=cast.places.region, transition=sam, kind="note", at=NOW, by_name="Alice"
    )


def _assign(cast: Cast, sam: Transition) -> None:
    Assignment.objects.create(
        region=cast.places.region,
        transition=sam,
        person=cast.fatima,
        role="coach",
        given_at=NOW,
    )


def _code(cast: Cast, sam: Transition) -> None:
    AccessCode.objects.create(
        region=cast.places.region, pupil=sam.pupil, kind="pupil", code_hash="c" * 64, made_at=NOW
    )


def _decide(cast: Cast, sam: Transition) -> None:
    Link.objects.create(
        region=cast.places.region,
        transition=sam,
        application=Application.objects.get(),
        outcome="linked",
        score=0.9,
        made_at=NOW,
        decided_at=NOW,
        decided_by=cast.emre,
    )


@pytest.mark.parametrize("work", [_note, _assign, _code, _decide])
def test_what_people_did_is_never_undone_with_it(cast: Cast, work: Any) -> None:
    save(cast, "emre", csv_of(APPLICATIONS, A2))
    done = save(cast, "dewi", csv_of(LEAVERS, DINA, SAM))
    with cast.scope():
        work(cast, Transition.objects.get(pupil_number="00124"))
    was = rows(cast)
    with pytest.raises(WorkedOn):
        undo(cast, "dewi", done)
    assert rows(cast) == was


def test_work_on_somebody_else_does_not_stand_in_the_way(cast: Cast) -> None:
    done = save(cast, "dewi", csv_of(LEAVERS, DINA, SAM))
    with cast.scope():
        _note(cast, cast.dina)
    undo(cast, "dewi", done)
    with cast.scope():
        assert ContactNote.objects.count() == 1


def test_a_file_that_was_never_saved_can_be_thrown_away(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    upload = take(cast, "dewi", csv_of(LEAVERS, SAM))
    storage, name = upload.file.storage, upload.file.name
    with cast.scope("dewi"), django_capture_on_commit_callbacks(execute=True):
        discard_file(actor=cast.actor("dewi"), upload=upload)
        assert ListUpload.objects.count() == 0
        assert storage.exists(name)
    assert not storage.exists(name)
    with cast.scope("dewi"), pytest.raises(MayNotKnow):
        discard_file(actor=cast.actor("dewi"), upload=upload)


def test_a_saved_list_is_not_thrown_away(cast: Cast) -> None:
    upload = save(cast, "dewi", csv_of(LEAVERS, SAM))
    with cast.scope("dewi"), pytest.raises(ChangedMeanwhile):
        discard_file(actor=cast.actor("dewi"), upload=upload)
