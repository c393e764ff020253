"""A whole online meeting with three browsers side by side: who leads, a partner, and somebody new.

Call, join, let in, date poll, .ics, board (reveal, group, dots), a decision that sets the state, minutes, and the
overview in the post room. Every page on the way is looked at with axe.
"""

from __future__ import annotations

import re

from tests.journeys.browser import Visitor, Visitors, as_person

AT, CALLS = "/bijeenkomsten/haaglanden/", "/oproep/haaglanden/"
NEW = "mila@buurtwerkplaats.example"
TITLE = "Denktank over het eerste uur"
NEED = "Hang in elke gang een kaart op"


def mail_to(one: Visitor, address: str, link: str) -> str:
    """The newest link of this shape in the post room for an address."""
    one.goes_to(f"/postkamer/?to={address}")
    found = re.search(link, one.page.content())
    assert found is not None, (address, link)
    return found[0]


def answers_the_call(new: Visitor) -> None:
    """Join without an account, and confirm by mail that it is you."""
    new.goes_to(CALLS)
    new.clicks("Denk mee over de zomer", role="link")
    for label, words in {"Je naam": "Mila Bos", "E-mailadres van je werk": NEW, "Wat doe je daar?": "begeleider",
                         "Organisatie": "Buurtwerkplaats", "Wat breng je mee?": "Een zaal"}.items():  # fmt: skip
        new.page.get_by_label(label, exact=True).fill(words)
    new.page.get_by_label("Wat voor organisatie is dat?").select_option(label="iets anders")
    new.clicks("Ik doe mee")
    new.goes_to(mail_to(new, NEW, rf"{CALLS}bevestig/[\w:.-]+/"))
    new.clicks("Ja, dit ben ik")


def lets_in(chair: Visitor) -> None:
    chair.goes_to(f"{CALLS}denk-mee-over-de-zomer/antwoorden/")
    chair.clicks("Mila Bos", role="link")
    chair.clicks("Laat binnen")
    assert mail_to(chair, NEW, r"/uitnodiging/[\w-]+/")
    chair.reads("Denktank in april")  # the next meeting stands in the welcome


def plans(chair: Visitor) -> str:
    """A meeting without a day, and two moments to choose from; returns the path of its page."""
    chair.goes_to(f"{AT}nieuw/")
    chair.page.get_by_label("Titel").fill(TITLE)
    chair.page.get_by_label("Link van de online ruimte").fill("https://overleg.example/eerste-uur")
    chair.clicks("Bewaar", exact=True)
    found = re.search(rf"{AT}[0-9a-f-]{{36}}/", chair.page.url)
    assert found is not None, chair.page.url
    chair.goes_to(found[0])
    chair.clicks("Maak een datumprikker", role="link")
    page = chair.page
    for number, day in enumerate(("2026-05-12", "2026-05-14")):
        page.locator("input[type=date][name*=day]").nth(number).fill(day)
        page.locator("input[type=time][name*=begins]").nth(number).fill("15:30")
        page.locator("input[type=time][name*=ends]").nth(number).fill("17:00")
    page.get_by_label("Tot en met welke dag kun je antwoorden?").fill("2026-04-30")
    chair.clicks("Zet de datumprikker open")
    return found[0]


def a_day_is_found(chair: Visitor, partner: Visitor, way: str) -> None:
    partner.goes_to(way)
    partner.clicks("Prik mee", role="link")
    for place, word in enumerate(("no", "yes")):
        partner.page.locator(f"input[type=radio][value={word}]").nth(place).check()
    partner.clicks("Geef mijn antwoorden")
    chair.goes_to(f"{way}datumprikker/")
    chair.page.get_by_role("button", name=re.compile("Kies.*14 mei")).first.click()
    chair.page.wait_for_load_state("load")
    chair.looks()


def puts_it_in_a_calendar(partner: Visitor, way: str) -> None:
    """Sign up; the entry has the link in its place and in its words."""
    partner.goes_to(way)
    partner.clicks("Meld me aan")
    entry = partner.page.request.get(f"{partner.base}{way}agenda.ics").text().replace("\r\n ", "")
    assert "DTSTART;TZID=Europe/Amsterdam:20260514T153000" in entry
    assert re.search(r"LOCATION:.*https://overleg\.example/eerste-uur", entry)
    assert re.search(r"DESCRIPTION:.*https://overleg\.example/eerste-uur", entry)


def on_the_board(chair: Visitor, partner: Visitor, new: Visitor, way: str) -> None:
    """Two write unseen by one another; shown, put in a group, dotted, and brought to the think tank."""
    chair.goes_to(way)
    chair.clicks("Maak een bord", role="link")
    chair.page.get_by_label("De vraag op het bord").fill("Wat helpt in het eerste uur?")
    chair.clicks("Maak het bord")
    board = chair.page.url.removeprefix(chair.base)
    chair.page.get_by_text("Mensen zonder account").click()
    code = chair.page.locator(".mb-code").inner_text()
    new.goes_to(f"{AT}bord/meedoen/?code={code}")
    new.page.get_by_label("Je naam op het bord").fill("Mila")
    new.clicks("Doe mee")
    partner.goes_to(board)
    for one, words in ((new, NEED), (partner, "Iemand die je opwacht")):
        one.page.get_by_label("Jouw briefje", exact=True).fill(words)
        one.page.get_by_role("button", name="Hang op").click()
    chair.reads("Er hangen 2 briefjes van 2 mensen.")
    assert partner.page.get_by_text(NEED).count() == 0
    chair.page.get_by_role("button", name="Toon de briefjes en groepeer").click()
    partner.page.locator(".mb-loose").get_by_text(NEED).wait_for()
    chair.page.locator(".mb-board").get_by_label(NEED).check()
    chair.page.get_by_label("of een nieuwe groep").fill("Weten waar je bent")
    chair.page.get_by_role("button", name="Verplaats", exact=True).click()
    chair.page.get_by_role("button", name="Deel stippen uit").click()
    new.page.get_by_role("button", name="Zet een stip op Weten waar je bent").click()
    new.reads("Je hebt nog 2 van de 3 stippen.")
    chair.page.get_by_role("button", name="Sluit de stippen en kies").click()
    partner.page.get_by_text("1 stip", exact=True).wait_for()
    chair.looks()
    for one in (partner, new):
        one.looks()
    chair.page.locator(".mb-board").get_by_label(NEED).check()
    chair.clicks("Naar de denktank")
    chair.page.get_by_label("Titel").fill("Een kaart in elke gang")
    chair.clicks("Plaats in de denktank")
    chair.reads("kwam van een bord")
    partner.goes_to(chair.page.url.removeprefix(chair.base))
    partner.clicks("Dit bedoel ik ook")


def decides(chair: Visitor, way: str) -> None:
    """The idea on the agenda, a decision that sets its state, and the minutes for everybody."""
    chair.goes_to(way)
    chair.clicks("Maak de agenda", role="link")
    row = chair.page.locator("li", has_text="Een kaart in elke gang").filter(
        has=chair.page.get_by_role("button", name="Neem over")
    )
    row.get_by_role("button", name="Neem over").first.click()
    chair.page.wait_for_load_state("load")
    chair.goes_to(f"{way}leiden/")
    chair.clicks("Begin de bijeenkomst")
    chair.page.locator("input[name=outcome][value='state:talking']").check()
    chair.page.get_by_label("Wat is besloten, en waarom?").fill("We proberen dit in twee gebouwen.")
    chair.clicks("Bewaar en sluit de bijeenkomst")
    chair.clicks("Maak het verslag openbaar")


def test_three_browsers_play_a_whole_meeting(visitor: Visitors) -> None:
    chair, partner, new = (
        as_person(visitor, "Hanna Postma"),
        as_person(visitor, "Wim de Leeuw"),
        visitor(phone=True),
    )
    answers_the_call(new)
    lets_in(chair)
    way = plans(chair)
    a_day_is_found(chair, partner, way)
    puts_it_in_a_calendar(partner, way)
    on_the_board(chair, partner, new, way)
    decides(chair, way)
    new.goes_to(f"{way}verslag/")
    new.reads("We proberen dit in twee gebouwen.")
    new.page.get_by_role("link", name="Een kaart in elke gang").first.click()
    new.reads(f"besloten in: {TITLE}")
    chair.goes_to("/postkamer/")
    chair.clicks("Maak de overzichten van maandag nu")
    chair.goes_to("/postkamer/?to=w.deleeuw")
    overview = chair.page.locator("li", has_text="voor jou").first
    overview.get_by_text("Een kaart in elke gang").first.wait_for()
