"""Confirmations by list: what fits is kept, the rest is told by line; twice is once."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.pupils import add_pupil, enrol
from tests.summer_tasks import make, task_of

from warmwelkom.rooms.summer.domain.list_of_tasks import ListNotRight, read_task_list
from warmwelkom.rooms.summer.models import PupilTask, TaskStep

FILE = b"""Studentnummer;Taak;Stand
S-dina;Laptop en spullen;klaar
S-dina;travel;n.v.t.
S-dina;Uitslag doorgegeven;klaar
S-bas;Laptop en spullen;klaar
S-9;Laptop en spullen;klaar
S-dina;Laptop en spullen;misschien
"""


@pytest.fixture
def placed(cast: Cast) -> None:
    with cast.scope():
        enrol(cast, cast.dina, "S-dina", programme=cast.places.care)
        enrol(cast, add_pupil(cast, "Bas"), "S-bas", school=cast.places.yuverta)
        make(cast)


@pytest.mark.usefixtures("placed")
def test_what_fits_is_kept_and_the_rest_is_told(cast: Cast) -> None:
    """The result is the decaan's to confirm, Bas is of another mbo, S-9 of nobody."""
    emre = cast.actor("emre")
    with cast.scope():
        done = read_task_list(actor=emre, content=FILE, filename="taken.csv", now=NOW)
        assert (done.changed, [line for line, _why in done.faults]) == (2, [4, 5, 6, 7])
        laptop = task_of(cast.dina, "laptop")
        assert (laptop.state, task_of(cast.dina, "travel").state) == ("confirmed", "not_applicable")
        step = TaskStep.objects.get(task=laptop)
        assert (step.source, step.by_name) == ("list", "Emre")
        again = read_task_list(actor=emre, content=FILE, filename="taken.csv", now=NOW)
        assert (again.changed, again.known) == (0, 2)


def test_a_list_without_a_column_says_which(cast: Cast) -> None:
    emre = cast.actor("emre")
    with cast.scope(), pytest.raises(ListNotRight) as refused:
        read_task_list(actor=emre, content=b"Studentnummer;Taak\nS1;x\n", filename="t.csv", now=NOW)
    assert str(refused.value).startswith("We missen een kolom: stand van de taak")


@pytest.mark.usefixtures("placed")
def test_the_page_reads_it_and_undoes_it(cast: Cast) -> None:
    client = cast.client("emre")
    sent = SimpleUploadedFile("taken.csv", FILE.split(b"S-dina;Uitslag")[0], "text/csv")
    answer = client.post(reverse("summer:read_list"), {"file": sent}, follow=True)
    page = answer.content.decode()
    assert "Bewaard: 2 taken." in page
    undo = page.split('action="/zomer/taken/terug/')[1].split('"')[0].replace("&amp;", "&")
    client.post(f"/zomer/taken/terug/{undo}")
    with cast.scope():
        kinds = PupilTask.objects.filter(state__in=("open",), transition=cast.dina)
        assert {"laptop", "travel"} <= set(kinds.values_list("template__kind", flat=True))
