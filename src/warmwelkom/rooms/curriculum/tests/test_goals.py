"""Goals of a first year: typed, pasted, from a file; and a file that is taken back."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.curriculum import add_unit, add_word, end_terms_of_care

from warmwelkom.rooms.curriculum.domain.reading_of_goals import keep_goals_read, undo_goals_read
from warmwelkom.rooms.curriculum.models import Goal, Unit
from warmwelkom.rooms.curriculum.reading_goals import NoGoals, read_goals
from warmwelkom.rooms.curriculum.texts import goals_in

pytestmark = pytest.mark.django_db
PASTED = "- Je helpt bij wassen.\n2. Je tilt veilig.\n\n•  je helpt bij wassen\n---"


def page(cast: Cast, name: str = "programme") -> str:
    return reverse(f"curriculum:{name}", args=[cast.places.care.pk])


def goals(cast: Cast) -> list[str]:
    with cast.scope():
        rows = Goal.objects.filter(unit__programme=cast.places.care, retired_on=None)
        return list(rows.order_by("unit__place", "place").values_list("text", flat=True))


def file_of(content: bytes, name: str = "doelen.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_lines_lose_their_dash_and_number_and_stand_there_once() -> None:
    assert goals_in(PASTED) == ["Je helpt bij wassen.", "Je tilt veilig."]
    assert goals_in("A4 vouwen\n1.2. Knippen") == ["A4 vouwen", "Knippen"]


def test_it_works(cast: Cast) -> None:
    client = cast.client("emre")
    said = {"title": "Verzorgen", "period": "periode 1", "text": PASTED}
    assert client.post(page(cast), said).status_code == 302
    assert goals(cast) == ["Je helpt bij wassen.", "Je tilt veilig."]
    assert "Je tilt veilig." in client.get(page(cast)).content.decode()
    again = client.post(page(cast), said)
    assert again.status_code == 422
    assert "heeft al een onderdeel" in again.content.decode()


@pytest.mark.parametrize("name", ["esra", "alice", "hanna"])
def test_who_does_not_keep_them_reads_and_writes_nothing(cast: Cast, name: str) -> None:
    client = cast.client(name)
    assert client.get(page(cast)).status_code == 200
    answer = client.post(page(cast), {"title": "X", "text": "Een doel"})
    assert answer.status_code == 404
    assert goals(cast) == []


def test_another_region_gets_404(cast: Cast) -> None:
    assert cast.client("lars").get(page(cast)).status_code == 404


def test_a_changed_goal_keeps_what_was_said_and_an_empty_one_is_retired(cast: Cast) -> None:
    with cast.scope():
        unit = add_unit(cast.places.care, "Wassen", "Tillen", "Koken")
        first, second, third = unit.goals.order_by("place")
        add_word(first, end_terms_of_care()[0], cast.alice, "covers")
        add_word(second, end_terms_of_care()[0], cast.alice, "covers")
    typed = {f"g-{first.pk}": "Wassen en aankleden", f"g-{second.pk}": "", f"g-{third.pk}": ""}
    said = {"title": "Zorg", "period": "", "more": "Een verslag", **typed}
    client = cast.client("emre")
    assert client.post(reverse("curriculum:unit", args=[unit.pk]), said).status_code == 302
    assert goals(cast) == ["Wassen en aankleden", "Een verslag"]
    with cast.scope():
        assert Goal.objects.get(text="Tillen").retired_on is not None
        assert first.judgements.count() == 1


def test_a_list_is_looked_at_first_and_kept_whole(cast: Cast) -> None:
    client, where = cast.client("emre"), page(cast, "goals_in")
    content = b"vak;leerdoel;blok;docent\nZorg;Je wast;1;Jan\nZorg;Je tilt;1;Piet\n"
    seen = client.post(where, {"file": file_of(content)})
    assert seen.status_code == 200
    assert goals(cast) == []
    assert "docent" in seen.content.decode()
    answer = client.post(where, {"lines": seen.context["lines"]})
    assert answer.status_code == 302
    assert goals(cast) == ["Je wast", "Je tilt"]


def test_bad_input_is_told_and_nothing_is_lost(cast: Cast) -> None:
    client, where = cast.client("emre"), page(cast, "goals_in")
    rows = f"onderdeel;doel\nZorg;\nZorg;{'x' * 401}\nKoken;Je kookt\n"
    seen = client.post(where, {"file": file_of(rows.encode())})
    assert seen.status_code == 422
    assert "Maak dit doel korter" in seen.content.decode()
    assert "lines" not in seen.context
    for content in (
        b"",
        b"%PDF-1.4",
        b'{"format": "goals/2", "units": []}',
        b'{"x":1}',
        b"a;b\n1;2",
    ):
        assert client.post(where, {"file": file_of(content)}).status_code == 422
    assert client.post(where, {"lines": "made:up"}).status_code == 302
    assert goals(cast) == []


def test_json_goes_out_as_it_comes_in(cast: Cast) -> None:
    with cast.scope():
        add_unit(cast.places.care, "Wassen", "Tillen")
    out = cast.client("alice").get(
        reverse("curriculum:goals_out", args=[cast.places.care.pk, "json"])
    )
    told = json.loads(out.content)
    assert told["units"] == [{"title": "Verzorgen", "goals": ["Wassen", "Tillen"], "period": ""}]
    read = read_goals(content=out.content, filename="x.json", crebo="25655", today=NOW.date())
    assert (read.how, read.rows, read.problems) == (
        "json", [("Verzorgen", "", ["Wassen", "Tillen"])], [],
    )  # fmt: skip
    with pytest.raises(NoGoals, match="crebo"):
        read_goals(content=out.content, filename="x.json", crebo="25604", today=NOW.date())


def test_a_file_is_taken_back_but_for_what_teachers_spoke_of(cast: Cast) -> None:
    with cast.scope():
        add_unit(cast.places.care, "Wassen", title="Er al")
        actor = cast.actor("emre")
        rows = [("Er al", "", ["Wassen", "Tillen"]), ("Nieuw", "", ["Koken"])]
        reading = keep_goals_read(
            actor=actor,
            programme=cast.places.care,
            rows=rows,
            how="list",
            filename="a.csv",
            now=NOW,
        )
        assert len(reading.changes["goals"]) == 2
        add_word(Goal.objects.get(text="Tillen"), end_terms_of_care()[0], cast.alice, "covers")
        assert undo_goals_read(actor=actor, reading=reading, now=NOW) == 1
        assert list(Unit.objects.values_list("title", flat=True)) == ["Er al"]
        assert Goal.objects.get(text="Tillen").retired_on == NOW.date()
    assert goals(cast) == ["Wassen"]


def test_a_colleague_in_another_tab_loses_nothing(cast: Cast) -> None:
    """Emre opened the page; then Mia changed one goal and added another. He changes his own, and hers stay."""
    with cast.scope():
        unit = add_unit(cast.places.care, "Wassen", "Tillen", "Koken")
        first, second, third = unit.goals.order_by("place")
    address = reverse("curriculum:unit", args=[unit.pk])
    page_of_emre = {"title": "Verzorgen", "period": "", "more": ""}
    for goal in (first, second, third):
        page_of_emre |= {f"g-{goal.pk}": goal.text, f"w-{goal.pk}": goal.text}
    with cast.scope():
        Goal.objects.filter(pk=second.pk).update(text="Tillen met een lift")
        Goal.objects.create(
            region=unit.region, school=unit.school, unit=unit, text="Van Mia", place=4, changed_at=NOW
        )  # fmt: skip
    client = cast.client("emre")
    mine = {f"g-{first.pk}": "Wassen en drogen", f"g-{third.pk}": ""}
    assert client.post(address, page_of_emre | mine).status_code == 302
    assert goals(cast) == ["Wassen en drogen", "Tillen met een lift", "Van Mia"]
    both = client.post(address, page_of_emre | mine | {f"g-{second.pk}": "Niet tillen"})
    assert both.status_code == 422
    html = both.content.decode()
    assert "Intussen schreef een collega hier: ‘Tillen met een lift’." in html
    assert 'value="Niet tillen"' in html


def test_more_programmes_and_goals_ask_no_more(cast: Cast) -> None:
    def cost() -> list[int]:
        found = []
        for path in (page(cast), reverse("curriculum:programmes"), "/leerstof/?zoek=je"):
            with CaptureQueriesContext(connection) as asked:
                assert cast.client("emre").get(path).status_code == 200
            found.append(len(asked))
        return found

    with cast.scope():
        add_unit(cast.places.care, "Je wast", title="1")
    before = cost()
    with cast.scope():
        for number in range(2, 5):
            add_unit(cast.places.care, "Je wast", "Je tilt", title=str(number))
    assert cost() == before
