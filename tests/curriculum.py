"""A profile with a module, its tasks and end terms, and a programme laid beside it, for tests."""

from __future__ import annotations

from typing import Any

from tests.cast import NOW, YEAR, Cast
from tests.thinktank import add_contribution
from warmwelkom.rooms.curriculum.models import (
    Adaptation,
    EndTerm,
    Goal,
    GoalReading,
    Judgement,
    MissedAnswer,
    Module,
    NotTaught,
    Profile,
    Settlement,
    Task,
    Unit,
)
from warmwelkom.rooms.people.models import Person, Programme, School


def add_module(
    code: str, title: str, *tasks: tuple[str, list[tuple[str, str]]], **more: Any
) -> Module:
    """`tasks` are (title, [(text of an end term, leerwegen)]); the profile is the middle of the code."""
    profile, _new = Profile.objects.get_or_create(
        code=code.split("/")[1], defaults={"title": "bouwen, wonen en interieur", "source": "SLO"}
    )
    usual = {
        "kind": "elective" if code.startswith("K") else "profile_module",
        "leerwegen": "bb kb gl",
    }
    module: Module = Module.objects.create(
        slo_id=f"m-{code.replace('/', '-')}", code=code, profile=profile, title=title, source="SLO",
        **usual | more,
    )  # fmt: skip
    for number, (name, terms) in enumerate(tasks):
        task = Task.objects.create(
            slo_id=f"{module.pk}-{number}", module=module, title=name, position=number
        )
        for place, (text, leerwegen) in enumerate(terms):
            EndTerm.objects.create(
                slo_id=f"{task.pk}-{place}", task=task, module=module, text=text,
                leerwegen=leerwegen, position=place, prefix=f"{code}/0{number}-0{place}",
            )  # fmt: skip
    return module


def add_unit(programme: Programme, *texts: str, title: str = "Verzorgen") -> Unit:
    """A unit of this programme with these goals; call in the region's scope."""
    of = {"region": programme.region, "school": programme.school}
    unit: Unit = Unit.objects.create(
        **of, programme=programme, title=title, by_name="Emre", at=NOW,
        place=Unit.objects.filter(programme=programme).count(),
    )  # fmt: skip
    for place, text in enumerate(texts, 1):
        Goal.objects.create(**of, unit=unit, text=text, place=place, changed_at=NOW)
    return unit


def add_word(goal: Goal, term: EndTerm, by: Person, value: str, side: str = "vo") -> Judgement:
    """What somebody said, for the school of the goal."""
    word: Judgement = Judgement.objects.create(
        region=goal.region, goal=goal, end_term=term, value=value, side=side, school=goal.school,
        by=by, by_name=by.name, at=NOW,
    )  # fmt: skip
    return word


def end_terms_of_care() -> list[EndTerm]:
    """Two end terms of a module of zorg en welzijn, made where they are not there."""
    module = Module.objects.filter(pk="m-P-ZW-04").first() or add_module(
        "P/ZW/04", "Mens en zorg",
        ("Verzorgen", [("De kandidaat kan helpen bij wassen", "bb kb"),
                       ("De kandidaat kan een verband leggen", "bb kb gl")]),
    )  # fmt: skip
    return list(module.end_terms.order_by("position"))


def make_curriculum(*, mbo: School, vo: School, teacher: Person, other: Person) -> Unit:
    """One of everything: a programme laid beside a module, two who differ, two who settled, a part missed."""
    terms = end_terms_of_care()
    programme = Programme.objects.filter(school=mbo).first() or Programme.objects.create(
        region=mbo.region, school=mbo, crebo="25655", name="Verzorgende-IG", level=3
    )
    unit = add_unit(programme, "Je helpt bij wassen.", "Je legt een verband.")
    goals = list(unit.goals.all())
    for goal, term in zip(goals, terms, strict=True):
        add_word(goal, term, teacher, "covers")
        add_word(goal, term, other, "partly", side="mbo")
    of: dict[str, Any] = {"region": mbo.region}
    by = {"by": teacher, "by_name": teacher.name, "at": NOW}
    Settlement.objects.create(**of, goal=goals[1], end_term=terms[1], value="partly", at=NOW)
    GoalReading.objects.create(
        **of, **by, school=mbo, programme=programme, how="list", changes={"units": [], "goals": []}
    )
    missed = NotTaught.objects.create(
        **of, **by, school=vo, school_year=YEAR, module=terms[0].module, reason="illness"
    )
    MissedAnswer.objects.create(**of, **by, not_taught=missed, programme=programme, does="teaches")
    plan = add_contribution(
        mbo.region, kind="plan", title="Korter verzorgen", text="Het is dubbel.", author=teacher
    )
    Adaptation.objects.create(
        **of, **by, profile=terms[0].module.profile, programme=programme, school_year=YEAR,
        contribution=plan, before={"twice": 1, "open": 1},
    )  # fmt: skip
    return unit


def lay_curriculum(cast: Cast, who: str) -> None:
    """Far away no school is an mbo; there one stands in for both sides."""
    places, far = cast.places, who == "lars"
    make_curriculum(
        mbo=places.elsewhere_school if far else places.mondriaan,
        vo=places.elsewhere_school if far else places.witt_school,
        teacher=cast.people[who],
        other=cast.lena if far else cast.emre,
    )
