"""What a mentor of the vmbo and a class mentor of the mbo do with a module beside a unit, step by step, for the journey."""

from __future__ import annotations

from tests.journeys.browser import Visitor

UNIT, GOAL = "Veilig op de werkvloer", "Je handelt bij lichte verwondingen."
OTHER = "Je werkt een hele dag samen met een collega."
MODULE, TERM = "Mens en zorg", "Handelen bij lichte verwondingen"


def puts_down_goals(mbo: Visitor) -> None:
    """Pasted with dashes, as they stand in another document."""
    mbo.goes_to("/leerstof/opleidingen/?zoek=25696&doelen=wel")
    mbo.page.locator("main ul a").first.click()
    mbo.page.get_by_label("Naam van het vak of onderdeel").fill(UNIT)
    mbo.page.get_by_label("Doelen, één op elke regel").fill(f"- {GOAL}\n- {OTHER}")
    mbo.clicks("Zet erbij")
    mbo.reads(f"{UNIT} staat erbij.")


def lays_beside(one: Visitor, address: str) -> None:
    one.goes_to(address)
    one.page.get_by_role("link", name="Leg naast het vmbo").filter(has_text=UNIT).click()
    one.page.get_by_label("Profiel", exact=True).select_option(label="Zorg en welzijn")
    one.clicks("Kies", exact=True)
    one.clicks(MODULE, role="link")


def says(one: Visitor, value: str, remark: str) -> None:
    """On the list of one goal, as on a phone."""
    one.page.get_by_role("navigation", name="Doelen").get_by_role("link", name=GOAL).click()
    row = one.page.get_by_role("listitem").filter(has_text=TERM)
    row.get_by_role("combobox").select_option(label=value)
    row.get_by_role("textbox").fill(remark)
    one.clicks("Bewaar", exact=True)
    one.reads("Bewaard: 1 vakje veranderd.")


def settles(one: Visitor, value: str) -> None:
    one.goes_to("/leerstof/verschillen/")
    row = one.page.get_by_role("listitem").filter(has_text=GOAL)
    row.get_by_label("Ik kan leven met").select_option(label=value)
    row.get_by_role("button").click()
    one.page.wait_for_load_state("load")
    one.looks()


def fills_the_rest_by_keyboard(mbo: Visitor) -> None:
    """A figure fills a cell and goes down; the rest is one button."""
    mbo.clicks("Alle doelen in een rooster", role="link")
    cell = mbo.page.locator("[data-grid] tbody tr").first.locator("select").nth(1)
    cell.focus()
    mbo.page.keyboard.press("3")
    assert cell.input_value() == "prepares"
    mbo.clicks("Bewaar, en zet wat leeg is op")
    mbo.reads("vakjes veranderd")


def tells_what_was_missed(decaan: Visitor) -> None:
    decaan.goes_to("/leerstof/niet-gegeven/")
    decaan.page.get_by_label("Welke module kon je niet helemaal geven?").select_option(
        label=f"P/ZW/04 {MODULE}"
    )
    decaan.clicks("Verder")
    decaan.page.get_by_label(TERM).check()
    decaan.page.get_by_label("Waarom").select_option(label="een docent was ziek")
    decaan.clicks("Meld dit")
    decaan.reads("Gemeld.")


def answers(mbo: Visitor) -> None:
    mbo.goes_to("/leerstof/niet-gegeven/")
    row = mbo.page.get_by_role("listitem").filter(has_text=TERM)
    row.get_by_role("link", name="Zeg wat jullie doen").click()
    mbo.page.get_by_label("Wat doen jullie?").select_option(label="een brugmodule voor de zomer")
    mbo.page.get_by_label("Hoe en wanneer").fill("In mei, een middag")
    mbo.clicks("Bewaar")
    mbo.reads("De vmbo-school ziet wat jullie doen")
    mbo.looks()


def sees_the_gap(mbo: Visitor) -> None:
    """The picture of all profiles, and of this one: what is done twice, and what nobody does."""
    mbo.goes_to("/leerstof/past/")
    mbo.page.get_by_role("link", name="ZW").filter(has_text="dubbel").first.click()
    mbo.page.wait_for_load_state("load")
    mbo.looks()
    mbo.reads(GOAL)


def proposes(mbo: Visitor) -> None:
    """From the gap, on the page where it is seen."""
    mbo.page.get_by_label("Wat stel je voor?").fill("Eén middag minder eerste hulp")
    mbo.clicks("Zet in de denktank")
    mbo.reads("Je voorstel staat in de denktank")
    mbo.goes_to("/leerstof/voorstellen/")
    mbo.reads("Eén middag minder eerste hulp")


def lay_it_beside(vo: Visitor, mbo: Visitor) -> None:
    """Both map the module, differ, and settle."""
    puts_down_goals(mbo)
    address = mbo.page.url.removeprefix(mbo.base)
    lays_beside(vo, address)
    says(vo, "dekt het", "Iedereen haalt het certificaat.")
    lays_beside(mbo, address)
    says(mbo, "dekt een deel", "Bij ons hoort de ambulance bellen erbij.")
    fills_the_rest_by_keyboard(mbo)
    settles(vo, "dekt een deel")
    vo.reads("Het telt zodra de ander hetzelfde zegt.")
    settles(mbo, "dekt een deel")
    mbo.reads("Beide opmerkingen blijven erbij staan.")
    mbo.reads("Iedereen haalt het certificaat.")
