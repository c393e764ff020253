"""How the codes in the names of counts are called: schools and programmes. The rest is in `words.py`."""

from __future__ import annotations

from collections.abc import Iterable

from warmwelkom.rooms.people.models import Qualification, School


def labels_of(names: Iterable[str]) -> dict[str, str]:
    """Code -> name, for the schools and programmes among these counts; two queries."""
    schools, crebos = set[str](), set[str]()
    for name in names:
        head, _is, rest = name.partition("=")
        if head == "school" and "|" not in rest and rest:
            schools.add(rest)
        elif head == "programme":
            crebos.add(rest.split("|")[1])
    rows = School.objects.filter(pk__in=schools).values_list("pk", "name")
    found = {str(pk): str(name) for pk, name in rows}
    for crebo, name, level in Qualification.objects.filter(crebo__in=crebos).values_list(
        "crebo", "name", "level"
    ):
        found[crebo] = f"{name} (niveau {level})" if level else name
    return found
