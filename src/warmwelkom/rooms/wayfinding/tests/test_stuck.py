"""Nobody waits for ever for a picture: what no worker makes is asked for again, or refused with a sentence."""

from __future__ import annotations

from pathlib import Path

import av
import pytest
from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from warmwelkom.engines.film.hearing import heard
from warmwelkom.engines.film.mezzanine import measured
from warmwelkom.engines.film.tests.material import clip
from warmwelkom.rooms.wayfinding.jobs_of_film import take_up_in
from warmwelkom.rooms.wayfinding.models import Material
from warmwelkom.rooms.wayfinding.tests.made_film import Jobs
from warmwelkom.rooms.wayfinding.tests.world import JPEG, World, as_file


@pytest.fixture
def brought(world: World) -> Material:
    """A photo of which nothing is made yet."""
    files = {"files": [as_file(JPEG, "foto.jpg")], "kind": ""}
    world.cast.client("mia").post(f"/wegwijs/plek/{world.place.pk}/bestanden/", files)
    return world.material()


def ended(status: str) -> None:
    """What the house had to do has another end."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = %s::procrastinate_job_status", [status]
        )


def lost() -> None:
    rows = ProcrastinateJob.objects.all()
    rows._raw_delete(rows.db)


def test_what_still_waits_its_turn_is_left_alone(world: World, brought: Material) -> None:
    jobs = Jobs()
    take_up_in(str(brought.region_id))
    assert (jobs.run(), world.material().state) == ([], "uploaded")


def test_what_was_lost_is_made_after_all(world: World, brought: Material) -> None:
    lost()
    jobs = Jobs()
    take_up_in(str(brought.region_id))
    assert (jobs.run(), world.material().state) == (["wayfinding.make_fit_in"], "in_review")


def test_what_failed_is_refused_with_a_sentence(world: World, brought: Material) -> None:
    ended("failed")
    take_up_in(str(brought.region_id))
    row = world.material()
    assert (row.state, row.original.name) == ("refused", "")
    page = world.cast.client("mia").get(f"/wegwijs/plek/{world.place.pk}/").content.decode()
    assert "Dit bestand konden wij niet klaarmaken." in page
    assert "We maken je beelden klaar." not in page


def test_what_was_looked_at_and_not_drawn_is_looked_at_again(world: World) -> None:
    row = world.made_fit()
    client = world.cast.client("mia")
    client.post(f"/wegwijs/materiaal/{row.pk}/")
    ended("failed")
    take_up_in(str(row.region_id))
    assert (world.material().state, world.material().reviewed_at) == ("in_review", None)
    client.post(f"/wegwijs/materiaal/{row.pk}/")
    world.runs()
    assert world.material().state == "ready"


def test_a_clip_with_words_of_an_old_camera_is_read(tmp_path: Path) -> None:
    """A title in Latin-1: no player minds, and our library did."""
    clip(tmp_path / "plain.mp4", frames=8, fps=15)
    with av.open(str(tmp_path / "plain.mp4")) as old, av.open(str(tmp_path / "titled.mp4"), "w") as new:  # fmt: skip
        new.metadata["title"] = "CAFETITLE"
        stream = new.add_stream_from_template(old.streams.video[0])
        for packet in old.demux(video=0):
            if packet.dts is not None:
                packet.stream = stream
                new.mux(packet)
    content = (tmp_path / "titled.mp4").read_bytes()
    assert b"CAFETITLE" in content
    (tmp_path / "latin.mp4").write_bytes(content.replace(b"CAFETITLE", b"CAF\xe9 IT\xfcL"))
    assert measured(tmp_path / "latin.mp4") == measured(tmp_path / "plain.mp4")
    assert len(heard(tmp_path / "latin.mp4")) == 0
