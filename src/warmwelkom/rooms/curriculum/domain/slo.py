"""Load SLO's vocational vmbo programmes (JSON, github slonl/curriculum-examenprogramma-bg, MIT).

Nine files that refer to each other by id. Some recent electives lack a leerweg on their task; it is
then read from their end terms.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from warmwelkom.base.facts.own import give_way
from warmwelkom.rooms.curriculum.models import EndTerm, Module, Profile, Task

Item = dict[str, Any]

FILES = (
    "profiel",
    "kern",
    "kerndeel",
    "module",
    "moduletaak",
    "keuzevak",
    "keuzevaktaak",
    "deeltaak",
    "globale_eindterm",
)
LEERWEGEN = {  # SLO's ids (curriculum-basis, niveaus)
    "861d98e4-e5ae-4ed7-89f6-f224605f7c97": "bb",
    "8574855d-0670-42bf-9f73-dc6706278b8b": "kb",
    "64852857-b601-419f-9cbb-e1335a185303": "gl",
}
ORDER = ("bb", "kb", "gl", "tl")


class SloFileError(Exception):
    """A file is missing or refers to something that is not there."""


def read_slo(folder: Path) -> dict[str, dict[str, Item]]:
    """The nine files as id -> item.

    Raises:
        SloFileError: names the file that is missing or unreadable.
    """
    found: dict[str, dict[str, Item]] = {}
    for name in FILES:
        try:
            items = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        except (OSError, ValueError) as fault:
            raise SloFileError(f"{name}.json can't be read: {fault}") from fault
        found[name] = {item["id"]: item for item in items}
    return found


def load_slo(*, folder: Path, source: str) -> dict[str, int]:
    """Write profiles, modules, electives, tasks and end terms; returns how many of each."""
    slo = read_slo(folder)
    profiles, modules, tasks, terms = [], [], [], []
    for item in slo["profiel"].values():
        profile = Profile(
            code=item["prefix"], title=_title(item["title"]), duo_name="", source=source
        )
        profiles.append(profile)
        terms += _core(slo, item, profile)
        for kind, field in (("profile_module", "module"), ("elective", "keuzevak")):
            for number in item.get(f"examenprogramma_bg_{field}_id", []):
                module, its_tasks, its_terms = _module(slo, field, number, kind, profile, source)
                modules.append(module)
                tasks += its_tasks
                terms += its_terms
    _write_all(profiles, modules, tasks, terms)
    give_way(items=modules, scope=("profile_id",))
    return {
        "profiles": len(profiles),
        "modules": len(modules),
        "tasks": len(tasks),
        "end_terms": len(terms),
    }


def _write_all(
    profiles: list[Profile], modules: list[Module], tasks: list[Task], terms: list[EndTerm]
) -> None:
    _write(Profile, profiles, "code", ("title", "source"))
    _write(
        Module,
        modules,
        "slo_id",
        ("code", "profile", "kind", "title", "description", "leerwegen", "source"),
    )
    _write(Task, tasks, "slo_id", ("module", "title", "position"))
    _write(
        EndTerm,
        terms,
        "slo_id",
        ("task", "module", "profile", "leerwegen", "prefix", "text", "position"),
    )


def _title(text: str) -> str:
    """SLO writes the same words before each; what is left is the profile's name."""
    for words in ("Examenprogramma beroepsgericht programma", "Examenprogramma beroepsgericht"):
        if text.lower().startswith(words.lower()):
            text = text[len(words) :]
    return text.replace("profielvak", "").strip(" :-") or text


def _module(
    slo: Any, field: str, number: str, kind: str, profile: Profile, source: str
) -> tuple[Module, list[Task], list[EndTerm]]:
    item = _get(slo, field, number)
    module = Module(
        code=item["prefix"],
        profile=profile,
        kind=kind,
        title=item["title"],
        description=item.get("description", ""),
        slo_id=number,
        source=source,
    )
    tasks, terms = [], []
    for position, task_id in enumerate(item.get("examenprogramma_bg_deeltaak_id", [])):
        part = _get(slo, "deeltaak", task_id)
        task = Task(slo_id=task_id, module=module, title=part["title"], position=position)
        tasks.append(task)
        terms += [
            _term(slo, term_id, place, task=task, module=module)
            for place, term_id in enumerate(part.get("examenprogramma_bg_globale_eindterm_id", []))
        ]
    given = [
        _get(slo, f"{field}taak", task_id)
        for task_id in item.get(f"examenprogramma_bg_{field}taak_id", [])
    ]
    module.leerwegen = _leerwegen(given) or " ".join(
        w for w in ORDER if any(w in term.leerwegen.split() for term in terms)
    )
    return module, tasks, terms


def _core(slo: Any, item: Item, profile: Profile) -> list[EndTerm]:
    parts = [
        _get(slo, "kerndeel", part)
        for core in item.get("examenprogramma_bg_kern_id", [])
        for part in _get(slo, "kern", core).get("examenprogramma_bg_kerndeel_id", [])
    ]
    return [
        _term(slo, term_id, place, profile=profile)
        for part in parts
        for place, term_id in enumerate(part.get("examenprogramma_bg_globale_eindterm_id", []))
    ]


def _term(slo: Any, number: str, position: int, **belongs: Any) -> EndTerm:
    item = _get(slo, "globale_eindterm", number)
    return EndTerm(
        slo_id=number,
        prefix=item.get("prefix", "")[:20],
        text=item["title"],
        position=position,
        leerwegen=_leerwegen([item]),
        **belongs,
    )


def _leerwegen(items: Iterable[Item]) -> str:
    found = {LEERWEGEN.get(number, "tl") for item in items for number in item.get("niveau_id", [])}
    return " ".join(word for word in ORDER if word in found)


def _get(slo: Any, name: str, number: str) -> Item:
    try:
        found: Item = slo[name][number]
    except KeyError:
        raise SloFileError(
            f"{name}.json has no item {number}, which another file refers to."
        ) from None
    return found


def _write(model: Any, items: list[Any], key: str, update: tuple[str, ...]) -> None:
    unique = {getattr(item, key): item for item in items}
    model.objects.bulk_create(
        list(unique.values()),
        batch_size=2000,
        update_conflicts=True,
        unique_fields=[key],
        update_fields=list(update),
    )
