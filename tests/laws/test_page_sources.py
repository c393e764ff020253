"""Law: what every template keeps: no inline script or style, forms that can't be forged, one frame."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tests.laws.files import name_of, tree

TEMPLATES = [path for path in tree() if path.suffix == ".html" and "templates" in path.parts]
TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
FRAMES = ("extends",)
DUTCH_HOUR = re.compile(r"%H\.%M|\"H\.i\"|'H\.i'")  # the filter `clock` knows the language
NO_PAGE = {
    "base.html",
    "fallen.html",
}  # the frame, and that of pages that must stand when all else falls


class Source(HTMLParser):
    """The tags of a template, with Django's own left out."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[str] = []
        self.words: dict[str, str] = {}
        self.is_data = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.inside.append(tag)
        self.is_data = dict(attrs).get("type") == "application/json"  # data for a script, never run

    def handle_endtag(self, tag: str) -> None:
        while self.inside and self.inside.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        runs = self.inside and self.inside[-1] in ("script", "style") and not self.is_data
        if runs and data.strip():
            self.words[self.inside[-1]] = data


def faults_of(text: str) -> list[str]:
    """What may not stand in a page: inline script or style, handlers, images without words."""
    source = Source(TAG.sub(_neutral, text))
    found = [f"<{tag}> with content" for tag in source.words]
    for tag, attributes in source.tags:
        found += [f"<{tag} {name}>" for name in attributes if re.fullmatch(r"style|on\w+", name)]
        found += [f"<{tag} javascript:>" for value in attributes.values() if _is_script(value)]
        is_data = attributes.get("type") == "application/json"
        if tag == "script" and "src" not in attributes and not is_data:
            found.append("<script> without src")
        if tag == "img" and "alt" not in attributes:
            found.append("<img> without alt")
    return found + _forms_without_token(text)


def _neutral(found: Any) -> str:
    """Django's tags become words, so that `<p{% if x %} class="y"{% endif %}>` stays one tag."""
    return "" if found[0].startswith("{%") or found[0].startswith("{#") else "x"


def _is_script(value: str | None) -> bool:
    return bool(value and value.strip().lower().startswith("javascript:"))


def _forms_without_token(text: str) -> list[str]:
    forms = re.findall(r"<form\b[^>]*>.*?</form>", text, flags=re.DOTALL)
    return [
        "<form method=post> without a token"
        for form in forms
        if re.search(r"<form\b[^>]*method=[\"']?post", form, flags=re.IGNORECASE)
        and "{% csrf_token %}" not in form
    ]


def is_page(path: Path) -> bool:
    """A page of its own: no part (`_x.html`), no component, nothing a page includes from a folder."""
    inside = path.parts[path.parts.index("templates") + 1 :]
    return not path.name.startswith("_") and "cotton" not in inside and path.name not in NO_PAGE


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_a_template_keeps_the_law(path: Path) -> None:
    assert faults_of(path.read_text()) == []


def _included() -> set[str]:
    words = "\n".join(path.read_text() for path in TEMPLATES)
    return set(re.findall(r"\{% include \"([^\"]+)\"", words))


def test_every_page_stands_in_the_frame() -> None:
    """What no other template includes is a page, a mail, or a part that the library itself picks."""
    parts = _included()
    loose = []
    for path in TEMPLATES:
        inside = "/".join(path.parts[path.parts.index("templates") + 1 :])
        is_part = inside in parts or "<html" in path.read_text() or _is_of_a_library(inside)
        if is_page(path) and not is_part and "{% extends " not in path.read_text():
            loose.append(inside)
    assert loose == []


def _is_of_a_library(inside: str) -> bool:
    """Parts that Django or allauth picks by name: form fields and the elements of its pages."""
    return inside.startswith(("django/forms/", "allauth/elements/")) or "/mail/" in inside


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ('<p{% if x %} class="y"{% endif %}>{{ x }}</p>', []),
        ('<script src="{% static "x.js" %}" type="module"></script>', []),
        ("<script>alert(1)</script>", ["<script> with content", "<script> without src"]),
        ('<script type="application/json">{"x": 1}</script>', []),
        ("<style>p{}</style>", ["<style> with content"]),
        ('<p style="color:red">x</p>', ["<p style>"]),
        ('<p{% if x %} onclick="x()"{% endif %}>x</p>', ["<p onclick>"]),
        ('<a href="javascript:x()">x</a>', ["<a javascript:>"]),
        ('<img src="{{ x }}">', ["<img> without alt"]),
        ('<img src="x" alt="">', []),
        ('<form method="post"><b></b></form>', ["<form method=post> without a token"]),
        ('<form method="post">{% csrf_token %}</form>', []),
        ('<form method="get"></form>', []),
    ],
)
def test_the_law_sees_what_it_forbids(text: str, faults: list[str]) -> None:
    assert faults_of(text) == faults


def test_an_hour_is_written_in_the_language_of_the_page() -> None:
    """10.15 is Dutch; in English it is 10:15, and one place knows."""
    code = [path for path in tree() if path.suffix in {".py", ".html"} and "src" in path.parts]
    found = [name_of(path) for path in code if DUTCH_HOUR.search(path.read_text())]
    assert found == ["src/warmwelkom/base/ui/templatetags/ww.py"]
