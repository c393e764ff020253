"""A profile with a module, its tasks and end terms, for tests."""

from __future__ import annotations

from typing import Any

from warmwelkom.rooms.curriculum.models import EndTerm, Module, Profile, Task


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
