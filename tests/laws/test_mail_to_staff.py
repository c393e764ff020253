"""Law: what somebody who works here is told names no pupil; the page that it leads to does."""

from __future__ import annotations

import ast
from typing import Final

from tests.laws.files import name_of, tree

OF_A_PUPIL: Final = {
    "given_name", "official_names", "surname", "full_name", "first_name", "birth_date",
    "parent_email", "parent_phone", "pupil_number", "student_number",
}  # fmt: skip
TELLS: Final = "warmwelkom.base.outbox.notices"


def calls_it(function: ast.AST, name: str) -> bool:
    return any(
        isinstance(part, ast.Call) and isinstance(part.func, ast.Name) and part.func.id == name
        for part in ast.walk(function)
    )


def naming(source: str) -> list[str]:
    """The functions of a module that tell staff something, and read a pupil's name for it."""
    module = ast.parse(source)
    names = {
        given.asname or given.name
        for part in ast.walk(module)
        if isinstance(part, ast.ImportFrom) and part.module == TELLS
        for given in part.names
        if given.name == "tell"
    }
    functions = [part for part in ast.walk(module) if isinstance(part, ast.FunctionDef)]
    return [
        function.name
        for function in functions
        if any(calls_it(function, name) for name in names)
        and any(
            isinstance(part, ast.Attribute) and part.attr in OF_A_PUPIL
            for part in ast.walk(function)
        )
    ]


def modules() -> dict[str, str]:
    paths = [path for path in tree() if path.suffix == ".py" and "tests" not in path.parts]
    return {
        name_of(path): text
        for path in paths
        if f"from {TELLS} import" in (text := path.read_text())
    }


def test_no_mail_to_staff_names_a_pupil() -> None:
    found = modules()
    assert len(found) > 10
    assert {name: named for name, text in found.items() if (named := naming(text))} == {}


def test_the_law_sees_what_it_forbids() -> None:
    head = f"from {TELLS} import tell\n"
    bad = f"{head}def say(row):\n    tell(title=row.pupil.given_name)\n"
    good = f"{head}def say(row):\n    tell(title=row.table.name)\n\ndef other(row):\n    return row.pupil.given_name\n"
    assert (naming(bad), naming(good)) == (["say"], [])
