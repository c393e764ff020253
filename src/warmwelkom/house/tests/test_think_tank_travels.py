"""A think tank is taken along and brought in: the same threads, the same counts, and nobody with it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from tests.cast import NOW, Cast
from tests.thinktank import add_token

from warmwelkom.base.access.scope import all_regions, region_scope
from warmwelkom.house.domain.region_end import RegionEndError
from warmwelkom.house.domain.think_tank_export import export_think_tank
from warmwelkom.house.domain.think_tank_import import import_think_tank
from warmwelkom.house.domain.think_tank_tables import STAY, tables
from warmwelkom.house.tests.think_tanks import told
from warmwelkom.rooms.people.models import School
from warmwelkom.rooms.thinktank.models import (
    ClassCode,
    Contribution,
    ContributionState,
    Label,
    Merge,
    ThinkTank,
    Voice,
)
from warmwelkom.rooms.thinktank.queries.voices import wrong_counts
from warmwelkom.rooms.thinktank.tests.threads import Threads, make_threads


@pytest.fixture
def threads(cast: Cast) -> Threads:
    """A think tank in Haaglanden; what follows is done as the owner of the tables, like the operator."""
    with cast.scope():
        made = make_threads(cast)
        add_token(cast.pelle, cast.places.region, words="ww_pelle")
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute("SET ROLE NONE")
    return made


def files(out: Path) -> str:
    return "\n".join(path.read_text() for path in sorted(out.rglob("*.json*")))


def _empty(cast: Cast) -> None:
    """As if it were another house: nothing of the think tank is left in it."""
    with transaction.atomic(), all_regions():
        ThinkTank.objects.all().delete()
        Contribution.objects.all().delete()
        Label.objects.all().delete()
        ClassCode.objects.all().delete()
    assert cast.places.region.slug == "haaglanden"


def test_it_comes_back_the_same_in_an_empty_house(
    cast: Cast, threads: Threads, tmp_path: Path
) -> None:
    before = told(cast.places.region)
    export_think_tank(slug="haaglanden", out=tmp_path / "out")
    _empty(cast)
    counts = import_think_tank(slug="haaglanden", folder=tmp_path / "out", now=NOW)
    assert told(cast.places.region) == before
    assert len(before) == 5
    assert before[threads.need.text]["heard"] == (4, 4)
    assert counts["thinktank.contribution"] == 5
    with cast.scope():
        assert Contribution.objects.filter(pk=threads.need.pk).exists()
        assert wrong_counts() == {}


def test_it_comes_back_the_same_beside_the_old_one(
    cast: Cast, threads: Threads, tmp_path: Path
) -> None:
    """In the same house every row gets another number, and the old think tank is untouched."""
    before = told(cast.places.region)
    export_think_tank(slug="haaglanden", out=tmp_path / "out")
    import_think_tank(slug="rijnmond", folder=tmp_path / "out", now=NOW)
    assert told(cast.places.other_region) == before
    assert told(cast.places.region) == before
    with cast.scope("lars"):
        assert not Contribution.objects.filter(pk=threads.need.pk).exists()
        school = School.objects.get(name="ROC Mondriaan")
        assert (school.left_at, school.brin) == (NOW, "27GZ")
        assert wrong_counts() == {}


def test_its_pages_are_the_same(cast: Cast, threads: Threads, tmp_path: Path) -> None:
    client, pages = cast.client("anonymous"), {}
    export_think_tank(slug="haaglanden", out=tmp_path / "out")
    import_think_tank(slug="rijnmond", folder=tmp_path / "out", now=NOW)
    for region, slug in (
        (cast.places.region, "haaglanden"),
        (cast.places.other_region, "rijnmond"),
    ):
        with region_scope(region.pk):
            need = Contribution.objects.get(text=threads.need.text, region=region)
        answer = client.get(f"/api/denktank/{slug}/v1/contributions/{need.pk}/").json()
        pages[slug] = (
            [row["text"] for row in [answer["contribution"], *answer["thread"], *answer["merged"]]],
            answer["states"] and [{**row, "contribution": ""} for row in answer["states"]],
            client.get(f"/api/denktank/{slug}/v1/totals/").json(),
        )
    assert pages["haaglanden"] == pages["rijnmond"]
    assert len(pages["rijnmond"][0]) == 4


def test_nobody_travels_with_it(cast: Cast, threads: Threads, tmp_path: Path) -> None:
    """No account, no key, no code, no text that nobody read, no name that stands on no page."""
    with cast.scope():
        Merge.objects.create(
            region=cast.places.region, merged=threads.merged, into=threads.need, reason="Zelfde",
            at=NOW, by=cast.noor, by_name="Noor Stil",
        )  # fmt: skip
    export_think_tank(slug="haaglanden", out=tmp_path / "out")
    text = files(tmp_path / "out")
    people = [cast.pelle.pk, cast.emre.pk, cast.alice.pk]
    for word in (*map(str, people), "pelle@", "KLAS42", "Geheim van Dina", "Noor Stil", "token"):
        assert word not in text
    assert "Pelle Pan" in text  # the name on the public page of what Pelle wrote
    with cast.scope():
        mine = {row.receipt for row in Voice.objects.filter(person=cast.pelle)}
    assert mine == {""}


def test_a_voice_stays_one_voice(cast: Cast, threads: Threads, tmp_path: Path) -> None:
    """Pelle said it of the need and of what is merged into it: one number, counted once."""
    export_think_tank(slug="haaglanden", out=tmp_path / "out")
    import_think_tank(slug="rijnmond", folder=tmp_path / "out", now=NOW)
    with cast.scope("lars"):
        receipts = sorted(Voice.objects.values_list("receipt", flat=True))
        assert (len(receipts), len(set(receipts))) == (7, 4)
        assert {len(receipt) for receipt in receipts} == {64}
        assert {"a" * 64, "b" * 64} <= set(receipts)
        assert not Voice.objects.filter(person__isnull=False).exists()
    assert threads.need.pk


def test_no_class_can_write_with_a_code_that_travelled(
    cast: Cast, threads: Threads, tmp_path: Path
) -> None:
    export_think_tank(slug="haaglanden", out=tmp_path / "out")
    import_think_tank(slug="rijnmond", folder=tmp_path / "out", now=NOW)
    with cast.scope("lars"):
        code = ClassCode.objects.get()
        assert (code.code[0], code.posted, code.leerweg, code.made_by_id) == ("-", 7, "kb", None)
    assert threads.need.pk


@pytest.mark.usefixtures("threads")
def test_a_changed_file_is_refused(tmp_path: Path) -> None:
    out = tmp_path / "out"
    export_think_tank(slug="haaglanden", out=out)
    path = out / "thinktank.contribution.jsonl"
    path.write_text(path.read_text().replace("ingang", "uitgang"))
    with pytest.raises(
        RegionEndError, match=r"thinktank.contribution.jsonl is not as it was written"
    ):
        import_think_tank(slug="rijnmond", folder=out, now=NOW)
    path.unlink()
    with pytest.raises(RegionEndError, match="is not as it was written"):
        import_think_tank(slug="rijnmond", folder=out, now=NOW)


@pytest.mark.usefixtures("threads")
def test_twice_is_refused_and_changes_nothing(cast: Cast, tmp_path: Path) -> None:
    export_think_tank(slug="haaglanden", out=tmp_path / "out")
    import_think_tank(slug="rijnmond", folder=tmp_path / "out", now=NOW)
    before = told(cast.places.other_region)
    for slug in ("rijnmond", "haaglanden"):
        with pytest.raises(RegionEndError, match=f"In {slug} things were said already"):
            import_think_tank(slug=slug, folder=tmp_path / "out", now=NOW)
    assert told(cast.places.other_region) == before


def test_who_hears_of_distress_stays_who_it_was(
    cast: Cast, threads: Threads, tmp_path: Path
) -> None:
    with cast.scope("lars"):
        ThinkTank.objects.create(
            region=cast.places.other_region, opened_at=NOW, safety_first=cast.lars, answer_days=9
        )
    export_think_tank(slug="haaglanden", out=tmp_path / "out")
    import_think_tank(slug="rijnmond", folder=tmp_path / "out", now=NOW)
    with cast.scope("lars"):
        tank = ThinkTank.objects.get()
        assert (tank.safety_first_id, tank.answer_days) == (cast.lars.pk, 15)
    assert threads.need.pk


@pytest.mark.usefixtures("threads")
@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"format": "warmwelkom-thinktank/9"}, "Update first"),
        ({"rows": {"thinktank.contribution": 5, "thinktank.dream": 3}}, r"thinktank\.dream"),
    ],
)
def test_a_newer_form_is_refused(change: dict[str, Any], sentence: str, tmp_path: Path) -> None:
    export_think_tank(slug="haaglanden", out=tmp_path / "out")
    path = tmp_path / "out" / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    with pytest.raises(RegionEndError, match=sentence):
        import_think_tank(slug="rijnmond", folder=tmp_path / "out", now=NOW)
    with all_regions():
        assert not ContributionState.objects.filter(region__slug="rijnmond").exists()


@pytest.mark.usefixtures("threads")
def test_a_folder_without_a_think_tank_is_told(tmp_path: Path) -> None:
    with pytest.raises(RegionEndError, match=r"manifest\.json can't be read"):
        import_think_tank(slug="rijnmond", folder=tmp_path, now=NOW)


@pytest.mark.usefixtures("threads")
def test_the_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    call_command("thinktank", "export", "haaglanden", "--out", str(out))
    call_command("thinktank", "import", "rijnmond", str(out))
    said = capsys.readouterr().out
    assert "What nobody read yet stayed here." in said
    assert "came into rijnmond" in said
    with pytest.raises(CommandError, match="There is no open region atlantis"):
        call_command("thinktank", "export", "atlantis", "--out", str(tmp_path / "other"))


def test_what_stays_is_a_table() -> None:
    """A table that is renamed must be decided on again."""
    names = {model._meta.model_name for model in tables()}
    assert names.isdisjoint(STAY)
    assert {"contribution", "contributionstate", "voice", "contribution_labels"} <= names
