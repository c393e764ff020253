"""A plan travels with its think tank: steps, files, pilots, versions and a round that is over."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db import connection, transaction
from tests.cast import NOW, Cast
from tests.rounds import add_round

from warmwelkom.base.access.scope import region_scope
from warmwelkom.house.domain.region_end import RegionEndError
from warmwelkom.house.domain.think_tank_export import export_think_tank
from warmwelkom.house.domain.think_tank_import import import_think_tank
from warmwelkom.rooms.thinktank.models import ChoiceRound, Plan
from warmwelkom.rooms.thinktank.tests.travels import plan_of_pelle


@pytest.fixture
def plan(cast: Cast) -> Plan:
    """A plan that runs, as the operator finds it; and a round that is open beside one that is over."""
    made = plan_of_pelle(cast)
    with cast.scope():
        add_round(cast, is_closed=True)
        add_round(cast, code="KLASDEUR")
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute("SET ROLE NONE")
    return made


def told(region: Any) -> dict[str, Any]:
    with transaction.atomic(), region_scope(region.pk):
        plan = Plan.objects.get(contribution__title="De week van Pelle")
        [file] = plan.attachments.all()
        [pilot] = plan.pilots.all()
        with file.file.open("rb") as source:
            content = source.read()
        return {
            "aim": (plan.goal, plan.starts_on, plan.puller_name, plan.contribution.state),
            "steps": [(row.place, row.what, row.who, row.due) for row in plan.steps.all()],
            "costs": [(row.what, row.cents) for row in plan.costs.all()],
            "file": (file.name, file.sha256, content),
            "pilot": (pilot.question, pilot.verdict, pilot.source),
            "counted": sorted(pilot.measurements.values_list("group", "moment", "n", "number")),
        }


def test_it_is_the_same_there(cast: Cast, plan: Plan, tmp_path: Path) -> None:
    before = told(cast.places.region)
    export_think_tank(slug="haaglanden", out=tmp_path / "out")
    import_think_tank(slug="rijnmond", folder=tmp_path / "out", now=NOW)
    assert told(cast.places.other_region) == told(cast.places.region) == before
    assert (len(before["steps"]), len(before["counted"])) == (3, 2)
    with cast.scope():
        file = plan.attachments.get().file.name
    with cast.scope("lars"):
        there = Plan.objects.get(contribution__title="De week van Pelle")
        assert (there.puller_id, there.pk == plan.pk) == (None, False)
        assert there.attachments.get().file.name != file


@pytest.mark.usefixtures("plan")
def test_a_round_that_is_open_stays(cast: Cast, tmp_path: Path) -> None:
    """What was answered in it is hidden until the close; one that is over shows the same outcome."""
    export_think_tank(slug="haaglanden", out=tmp_path / "out")
    import_think_tank(slug="rijnmond", folder=tmp_path / "out", now=NOW)
    with cast.scope():
        here = ChoiceRound.objects.get(closed_at__isnull=False)
        options = {str(row.pk): str(row) for row in here.options.all()}
    with cast.scope("lars"):
        there = ChoiceRound.objects.get()
        assert there.closed_at is not None
        assert sorted(map(str, there.options.all())) == sorted(options.values())
        known = {str(row.pk) for row in there.options.all()}
        text = str(there.outcome)
        assert not any(number in text for number in options)
        assert known.isdisjoint(options)


@pytest.mark.usefixtures("plan")
def test_a_changed_attachment_is_refused(tmp_path: Path) -> None:
    export_think_tank(slug="haaglanden", out=tmp_path / "out")
    [path] = (tmp_path / "out" / "files" / "plans").iterdir()
    path.write_bytes(b"%PDF-1.7 y")
    before = set(default_storage.listdir("plans")[1])
    with pytest.raises(RegionEndError, match="is not as it was written"):
        import_think_tank(slug="rijnmond", folder=tmp_path / "out", now=NOW)
    assert set(default_storage.listdir("plans")[1]) == before
