"""A board with two browsers: what one does the other sees, and a cut connection loses nothing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

from tests.journeys.browser import Visitor

AT = "/bijeenkomsten/haaglanden/"
LOST = "Verbinding weg, we proberen het opnieuw."


def login(visitor: Visitor, name: str) -> Visitor:
    visitor.page.goto(f"{visitor.base}/proef/")
    visitor.page.locator(".ww-people button", has_text=name).click()
    visitor.page.wait_for_load_state("load")
    return visitor


def open_board(hanna: Visitor) -> str:
    """A meeting next year and a board with one question; its address."""
    hanna.goes_to(f"{AT}nieuw/")
    hanna.page.get_by_label("Titel").fill("Denktank")
    hanna.page.get_by_label("Dag", exact=True).fill(f"{dt.date.today().year + 1}-05-12")  # noqa: DTZ011  any day to come
    hanna.page.get_by_label("Van", exact=True).fill("15:30")
    hanna.page.get_by_label("Tot", exact=True).fill("17:00")
    hanna.page.locator("main form button.nl-button--primary").click()
    hanna.clicks("Maak een bord", role="link")
    hanna.page.get_by_label("De vraag op het bord").fill("Wat maakt de eerste week spannend?")
    hanna.clicks("Maak het bord")
    return hanna.page.url.removeprefix(hanna.base)


def join(guest: Visitor, hanna: Visitor) -> None:
    """With the code that Hanna reads out."""
    hanna.page.get_by_text("Mensen zonder account").click()
    code = hanna.page.locator(".mb-code").inner_text()
    guest.goes_to(f"{AT}bord/meedoen/")
    guest.page.get_by_label("Code").fill(code.lower())
    guest.page.get_by_label("Je naam op het bord").fill("Yara")
    guest.clicks("Doe mee")


def write(visitor: Visitor, text: str) -> None:
    visitor.page.get_by_label("Jouw briefje", exact=True).fill(text)
    visitor.page.get_by_role("button", name="Hang op").click()


def pick(visitor: Visitor, text: str) -> None:
    visitor.page.locator(".mb-board").get_by_label(text).check()


def group_of(visitor: Visitor, name: str) -> Any:
    return visitor.page.locator(".mb-group", has=visitor.page.get_by_role("heading", name=name))


def test_two_browsers_on_one_board(visitor: Callable[..., Visitor]) -> None:
    hanna, guest = login(visitor(), "Hanna Postma"), visitor(phone=True)
    open_board(hanna)
    join(guest, hanna)
    write(guest, "Niemand kennen")
    hanna.reads("Er hangen 1 briefje van 1 persoon.")
    assert hanna.page.get_by_text("Niemand kennen").count() == 0  # hidden, in the page too
    a_note_typed_without_a_connection_is_kept(guest, hanna)
    hanna.page.get_by_role("button", name="Toon de briefjes en groepeer").click()
    guest.reads("Kies briefjes die bij elkaar horen")
    guest.looks()
    the_keyboard_moves_a_note(hanna)
    group_of(guest, "Mensen").get_by_text("Niemand kennen").wait_for()
    guest.reads("verplaatste “Niemand kennen” naar “Mensen”.")
    a_mouse_drags_a_note(hanna)
    group_of(guest, "Mensen").get_by_text("De bus missen").wait_for()
    hanna.page.get_by_role("button", name="Maak ongedaan").click()
    guest.page.locator(".mb-loose").get_by_text("De bus missen").wait_for()
    dots_stay_hidden(hanna, guest)
    for each in (hanna, guest):
        each.looks()


def a_note_typed_without_a_connection_is_kept(guest: Visitor, hanna: Visitor) -> None:
    guest.page.context.set_offline(True)
    write(guest, "De bus missen")
    guest.reads("Nog niet verstuurd.")
    guest.page.get_by_label("Jouw briefje", exact=True).fill("Half getypt")
    guest.page.get_by_text(LOST).wait_for(state="visible")
    guest.page.context.set_offline(False)
    hanna.reads("Er hangen 2 briefjes van 1 persoon.")
    guest.page.get_by_text("Nog niet verstuurd.").wait_for(state="hidden")
    guest.page.get_by_text(LOST).wait_for(state="hidden")
    assert guest.page.get_by_label("Jouw briefje", exact=True).input_value() == "Half getypt"
    guest.broken = [line for line in guest.broken if "ERR_INTERNET_DISCONNECTED" not in line]
    guest.looks()


def the_keyboard_moves_a_note(hanna: Visitor) -> None:
    """Tab and space alone: pick, name a new group, and move."""
    hanna.page.locator(".mb-board").get_by_label("Niemand kennen").focus()
    hanna.page.keyboard.press("Space")
    hanna.page.get_by_label("of een nieuwe groep").focus()
    hanna.page.keyboard.type("Mensen")
    hanna.page.keyboard.press("Tab")
    hanna.page.keyboard.press("Enter")
    group_of(hanna, "Mensen").get_by_text("Niemand kennen").wait_for()


def a_mouse_drags_a_note(hanna: Visitor) -> None:
    note = hanna.page.locator(".mb-loose .mb-note", has_text="De bus missen")
    note.scroll_into_view_if_needed()
    begin, end = note.bounding_box(), group_of(hanna, "Mensen").bounding_box()
    assert begin
    assert end
    hanna.page.mouse.move(begin["x"] + 60, begin["y"] + 20)
    hanna.page.mouse.down()
    hanna.page.mouse.move(end["x"] + 40, end["y"] + 30, steps=8)
    hanna.page.mouse.up()
    group_of(hanna, "Mensen").get_by_text("De bus missen").wait_for()


def dots_stay_hidden(hanna: Visitor, guest: Visitor) -> None:
    hanna.page.get_by_role("button", name="Deel stippen uit").click()
    give = guest.page.get_by_role("button", name="Zet een stip op Mensen")
    for left in (2, 1):
        give.click()
        guest.reads(f"Je hebt nog {left} van de 3 stippen.")
    assert group_of(hanna, "Mensen").get_by_text("●").count() == 0
    hanna.page.get_by_role("button", name="Sluit de stippen en kies").click()
    group_of(guest, "Mensen").get_by_text("2 stippen").wait_for()
    group_of(hanna, "Mensen").get_by_role("button", name=re.compile("Kies dit")).click()
    group_of(guest, "Mensen").get_by_text("gekozen").wait_for()


def test_without_javascript_the_board_works_too(visitor: Callable[..., Visitor]) -> None:
    hanna = login(visitor(javascript=False), "Hanna Postma")
    open_board(hanna)
    write(hanna, "Niemand kennen")
    hanna.clicks("Toon de briefjes en groepeer")
    pick(hanna, "Niemand kennen")
    hanna.page.get_by_label("of een nieuwe groep").fill("Mensen")
    hanna.clicks("Verplaats", exact=True)
    assert group_of(hanna, "Mensen").get_by_text("Niemand kennen").count() == 1
    hanna.clicks("Ververs de bladzijde", role="link")
    hanna.clicks("Maak ongedaan")
    assert group_of(hanna, "Mensen").count() == 1
    pick(hanna, "Niemand kennen")
    hanna.clicks("Naar de denktank")
    hanna.clicks("Plaats in de denktank")
    hanna.reads("kwam van een bord")
