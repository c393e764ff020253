"""The think tank's story: one pupil's sentence on a phone becomes a plan that was measured, and the pupil reads it all.

Class code, moderation, "I mean that too", an idea, a plan with a puller, chosen by equal shares, a pilot with a
counted effect, and the follow code. Every page on the way is looked at with axe.
"""

from __future__ import annotations

import re

from tests.journeys.browser import Visitor, Visitors, as_person

HOME = "/denktank/haaglanden/"
NEED = "Ik wil van tevoren horen wie er naast mij in de bus zit"
PARTNERS = ("Ravi Soekhoe", "Marjan Vink", "Karim Bensaïd", "Sevda Aydın", "Marco Visser")


def a_class_code(teacher: Visitor) -> str:
    teacher.goes_to(f"{HOME}klas/")
    teacher.page.get_by_label("Hoeveel leerlingen zijn er?").fill("24")
    teacher.clicks("Maak")
    found = re.search(r"/zeg/([A-Z0-9]{6})/", teacher.page.content())
    assert found is not None
    return found[1]


def says(phone: Visitor, code: str) -> str:
    """Say it on a phone; returns the four words that the phone then shows."""
    phone.goes_to(f"{HOME}zeg/{code}/")
    phone.page.get_by_label("Jouw zin").fill(NEED)
    phone.page.get_by_role("radio", name="reizen").check()
    phone.clicks("Verstuur")
    phone.reads("Dank je, we hebben je zin")
    return phone.page.locator("code").first.inner_text()


def is_placed(moderator: Visitor) -> None:
    moderator.goes_to(f"{HOME}lezen/")
    moderator.clicks("naast mij in de bus", role="link")
    moderator.clicks("Plaats", exact=True)


def means_it_too(phone: Visitor, code: str) -> None:
    """While typing, the same need comes up; one tap says "I mean that too"."""
    phone.goes_to(f"{HOME}zeg/{code}/")
    phone.page.get_by_label("Jouw zin").press_sequentially("horen wie er naast mij in de bus zit")
    phone.page.get_by_role("button", name="Dit bedoel ik ook").first.click()
    phone.page.wait_for_load_state("load")
    phone.looks()


def finds(one: Visitor, words: str) -> None:
    """Open what was said by searching for it."""
    one.goes_to(f"{HOME}?q={words.replace(' ', '+')}")
    one.clicks(words, role="link")


def brings(partner: Visitor, *, button: str, title: str, text: str) -> None:
    partner.clicks(button, role="link")
    partner.page.get_by_label("Titel").fill(title)
    partner.page.locator("main textarea").first.fill(text)
    partner.clicks("Plaats dit")


def works_out(partner: Visitor, plan: str) -> None:
    """A goal, a puller, a date, a first step and what it costs."""
    partner.goes_to(f"{plan}plan/deel/doel/")
    partner.page.get_by_label("Wat willen jullie bereiken?").fill("Niemand reist alleen.")
    partner.page.get_by_label("Trekker").select_option(label="Wim de Leeuw")
    partner.page.get_by_label("Begint op").fill("2026-04-07")
    partner.clicks("Bewaar in het plan")
    partner.goes_to(f"{plan}plan/deel/stappen/")
    partner.page.locator("[name=r-0-what]").fill("Vraag per wijk wie er reist")
    partner.page.locator("[name=r-0-who]").fill("Wim de Leeuw")
    partner.clicks("Bewaar in het plan")


def comes_to(chair: Visitor, plan: str, *states: str) -> None:
    for state in states:
        chair.goes_to(f"{plan}toestand/")
        chair.page.get_by_role("radio", name=state).check()
        chair.page.locator("main textarea").fill("Besproken met iedereen die meedoet.")
        chair.clicks("Bewaar hoe het staat")


def asks_all(chair: Visitor) -> str:
    """A round about money; returns its address."""
    chair.goes_to(f"{HOME}rondes/nieuw/")
    page = chair.page
    page.get_by_label("De vraag").fill("Waar gaat het geld naartoe?")
    page.get_by_label("Hoeveel euro is er").fill("1500")
    page.get_by_label("Sluit aan het eind van").fill("2026-04-20")
    for number, title in enumerate(("De busmaatjes", "Een meeloopdag in maart")):
        row = page.locator("main li", has_text=title)
        row.get_by_role("checkbox").check()
        row.locator("input[name^=cost]").fill(("900", "1400")[number])
    chair.clicks("Open de ronde")
    return page.url.removeprefix(chair.base)


def chooses(partner: Visitor, round_: str) -> None:
    partner.goes_to(round_)
    partner.page.get_by_role("checkbox", name="De busmaatjes").check()
    partner.clicks("Bewaar mijn keuze")


def measures(partner: Visitor, plan: str) -> None:
    """Counted before and after, and a verdict."""
    partner.goes_to(f"{plan}plan/proef/")
    page = partner.page
    page.get_by_label("Wat willen jullie weten?").fill("Reizen er minder leerlingen alleen?")
    page.get_by_label("Wat tellen jullie?").fill("reisde samen in week 1")
    for name, value in {"here_before_n": 60, "here_before_number": 18,
                        "here_after_n": 60, "here_after_number": 44}.items():  # fmt: skip
        page.locator(f"[name={name}]").fill(str(value))
    page.get_by_label("Oordeel", exact=True).select_option(label="het werkt")
    page.get_by_label("Waarom dit oordeel?").fill("Veel meer leerlingen reisden samen.")
    partner.clicks("Bewaar de proef")


def test_one_sentence_becomes_something_that_was_measured(visitor: Visitors) -> None:
    code = a_class_code(as_person(visitor, "Ravi Soekhoe"))
    words = says(visitor(phone=True), code)
    is_placed(as_person(visitor, "Noor Jansen"))
    means_it_too(visitor(phone=True), code)
    partner = as_person(visitor, "Wim de Leeuw")
    finds(partner, "naast mij in de bus")
    partner.clicks("Dit bedoel ik ook")
    brings(partner, button="Maak er een idee bij", title="Busmaatjes", text="Een kaart per wijk.")
    brings(partner, button="Maak er een plan van", title="De busmaatjes", text="Samen reizen.")
    plan = partner.page.url.removeprefix(partner.base)
    works_out(partner, plan)
    chair = as_person(visitor, "Hanna Postma")
    comes_to(chair, plan, "getoetst")
    round_ = asks_all(chair)
    for name in PARTNERS:
        chooses(as_person(visitor, name), round_)
    chair.goes_to(round_)
    chair.clicks("Sluit de ronde nu")
    chair.reads("Wat de partners kozen")
    comes_to(chair, plan, "in uitvoering")
    measures(partner, plan)
    comes_to(chair, plan, "proef klaar", "gaat door")
    phone = visitor(phone=True)
    phone.goes_to(f"{HOME}volg/")
    phone.page.get_by_label("Jouw vier woorden").fill(words)
    phone.clicks("Kijk")
    for told in (NEED, "Busmaatjes", "De busmaatjes", "het werkt"):
        phone.reads(told)
