"""Read a page as a person does: its heading, its rows, its buttons; and count what it asked."""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup, Tag
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

FRAME = (
    "SAVEPOINT",
    "RELEASE",
    "SELECT coalesce(current_setting",
    "SELECT set_config",
    "WITH before",
)


def page_of(client: Client, address: str, **query: str) -> BeautifulSoup:
    answer = client.get(address, query)
    assert answer.status_code == 200, (address, answer.status_code)
    return BeautifulSoup(answer.content.decode(), "html.parser")


def text_of(part: Any) -> str:
    """The words of a part of the page, with one space between."""
    return " ".join(part.get_text(" ").split()) if part else ""


def main_of(page: BeautifulSoup) -> Tag:
    found = page.find("main")
    assert isinstance(found, Tag)
    return found


def heading_of(page: BeautifulSoup) -> str:
    return text_of(page.find("h1"))


def rows_of(page: BeautifulSoup, section: str = "lijst") -> list[list[str]]:
    """The cells of the table in the section whose heading has this id."""
    part = page.find(attrs={"aria-labelledby": section})
    if not isinstance(part, Tag):
        return []
    return [
        [text_of(cell) for cell in row.find_all(["th", "td"])] for row in part.select("tbody tr")
    ]


def buttons_of(page: BeautifulSoup) -> list[str]:
    """What can be pressed in the middle of the page."""
    return [text_of(button) for button in main_of(page).select("button, a.nl-button")]


def queries_of(client: Client, address: str) -> int:
    """How many questions a page asks the tables (transaction and region setting are not questions)."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len([query for query in asked if not query["sql"].startswith(FRAME)])
