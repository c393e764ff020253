"""Law: files and functions stay small enough to hold one thing (docs/style.md)."""

from __future__ import annotations

import ast
import statistics
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MOST_LINES = {".py": 250, ".html": 80, ".js": 60, ".css": 300}
MOST_IN_A_FUNCTION = 30
EXCEPTIONS: dict[str, str] = {}


def _files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "src", "tests", "setup", "benchmarks"],  # noqa: S607  git is on the path of whoever develops
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return [
        ROOT / name
        for name in listed.splitlines()
        if "/migrations/" not in name and (ROOT / name).exists()
    ]


def test_no_file_is_longer_than_its_budget() -> None:
    long = {
        str(path.relative_to(ROOT)): len(path.read_text().splitlines())
        for path in _files()
        if path.suffix in MOST_LINES
        and len(path.read_text().splitlines()) > MOST_LINES[path.suffix]
    }
    assert {name: lines for name, lines in long.items() if name not in EXCEPTIONS} == {}


def test_no_function_is_longer_than_its_budget() -> None:
    long = []
    for path in _files():
        if path.suffix != ".py" or "/tests/" in str(path) or path.parts[-2] == "setup":
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or 0) - node.lineno + 1 - _docstring_lines(node)
                if lines > MOST_IN_A_FUNCTION:
                    long.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name} {lines}")
    assert long == []


def _docstring_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = node.body[0]
    is_text = (
        isinstance(first, ast.Expr)
        and isinstance(first.value, ast.Constant)
        and isinstance(first.value.value, str)
    )
    return (first.end_lineno or 0) - first.lineno + 1 if is_text else 0


def test_the_median_file_is_small() -> None:
    sizes = [
        len(path.read_text().splitlines())
        for path in _files()
        if path.suffix == ".py" and path.name != "__init__.py"
    ]
    assert statistics.median(sizes) < 100
