"""Take the pictures of the README from a running demo: `.venv/bin/python setup/take_screens.py`.

Start the demo first (`./start`). The address is the first word, by default http://127.0.0.1:8000; names of
pictures after it (`week-laptop`) take those alone. Pictures go to docs/screens, for laptop and phone, in light and
dark; they show invented people only. The last ones let the demo go to the summer.
"""

import os
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
SCREENS = ROOT / "docs" / "screens"
LIST = ROOT / "docs" / "examples" / "leerlingen.csv"
LAPTOP = {"width": 1280, "height": 860}
PHONE = {"width": 390, "height": 844}
MOST_BYTES = 2_200_000
PHOTOS = ("film", "tour")
"""What shows photos is kept as a jpeg, a third of the bytes."""
WORDS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--lang=nl",
]


def main(words):
    base = (words[0] if words else "http://127.0.0.1:8000").rstrip("/")
    program = os.environ.get("WARMWELKOM_BROWSER", "/usr/bin/chromium")
    SCREENS.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=program, args=WORDS, env={**os.environ, "LANGUAGE": "nl"}
        )
        wanted = [row for row in PICTURES if not words[1:] or row[0] in words[1:]]
        for name, size, walk, lights in wanted:
            for light in lights.split():
                take(chromium, base, name=f"{name}-{light}", size=size, light=light, walk=walk)
        chromium.close()
    return weigh()


def take(chromium, base, *, name, size, light, walk):
    """One picture in a browser of its own, so that nobody is logged in from the one before."""
    context = chromium.new_context(
        viewport=size, locale="nl-NL", color_scheme=light, reduced_motion="reduce"
    )
    context.set_default_timeout(15_000)
    page = context.new_page()
    walk(page, base)
    page.wait_for_load_state("load")
    page.wait_for_timeout(500)  # a page that runs along is never without traffic
    is_photo = name.startswith(PHOTOS)
    path = SCREENS / f"{name}.{'jpg' if is_photo else 'png'}"
    page.screenshot(path=path, scale="css", **({"type": "jpeg", "quality": 76} if is_photo else {}))
    context.close()
    print(f"{path.name} {path.stat().st_size // 1000} kB", flush=True)


def come_in_as(page, base, role):
    """Through the demo's own door, as the first person whose card names this role."""
    page.goto(f"{base}/proef/")
    page.locator("button[name=who]").filter(has_text=role).first.click()
    page.wait_for_load_state("load")


def overview(page, base):
    come_in_as(page, base, "decaan")
    page.goto(f"{base}/vandaag/")


def own_class(page, base):
    come_in_as(page, base, "mentor")
    page.goto(f"{base}/vandaag/")


def pupil(page, base):
    overview(page, base)
    page.locator("main tbody a[href*='/leerlingen/']").first.click()


def list_preview(page, base):
    come_in_as(page, base, "decaan")
    page.goto(f"{base}/lijsten/")
    page.locator("input[type=file]").first.set_input_files(LIST)  # the page reads it at once
    page.wait_for_url("**/lijsten/*/")


def my_welcome(page, base):
    page.goto(f"{base}/proef/")
    page.locator("button[name=who][value=pupil]").click()
    page.wait_for_load_state("load")


GROUPS = {
    "Een vast gezicht": ("appje sturen", "je mentor wordt", "vaste dag"),
    "Samen oefenen": ("Samen reizen", "middag open"),
    "Weten wat er komt": ("nieuwe klas", "Ouders weten"),
}


def board(page, base):
    """The board of the meeting to come, shown and put in groups the first time it is asked."""
    come_in_as(page, base, "regiocoördinator")
    page.goto(f"{base}/bijeenkomsten/haaglanden/")
    page.get_by_role("link", name="Denktank in april").first.click()
    page.get_by_role("link", name="zes stille weken").first.click()
    show = page.get_by_role("button", name="Toon de briefjes en groepeer")
    if show.count():
        show.click()
        for name, notes in GROUPS.items():
            group_notes(page, name, notes)
    page.locator(".mb-group").nth(2).wait_for()


def group_notes(page, name, notes):
    for note in notes:
        page.locator(".mb-loose").get_by_label(note).check()
    page.get_by_label("of een nieuwe groep").fill(name)
    page.get_by_role("button", name="Verplaats", exact=True).click()
    page.get_by_role("heading", name=name).wait_for()


def look_round(page, base):
    """The address of the building that the front page leads to."""
    page.goto(f"{base}/")
    return base + page.locator("main a[href^='/wegwijs/']").first.get_attribute("href")


def tour(page, base):
    """At the entrance, looking round."""
    page.goto(f"{look_round(page, base)}de-ingang/")
    page.locator("[data-pano=turns]").wait_for()
    page.wait_for_load_state("networkidle")


def film(page, base):
    """The film, stopped where a line is read; it is there a minute or two after the first start."""
    page.goto(f"{look_round(page, base)}film/")
    page.evaluate("""() => new Promise((done) => {
        const film = document.querySelector("video");
        film.addEventListener("seeked", () => setTimeout(done, 500));
        film.currentTime = 15;
    })""")


def fit(page, base):
    """What students of one profile know already of a first year, and what is new to them."""
    come_in_as(page, base, "mentor")
    page.goto(f"{base}/leerstof/past/")
    page.locator("main a[href*='/past/ZW/']").first.click()
    page.wait_for_load_state("load")


def bridge(page, base):
    """What a pupil can sign up for between the two schools."""
    my_welcome(page, base)
    page.goto(f"{base}/mijn/doorstroom/")


SUMMER = "2026-07-14"


def stand_at(page, base, day):
    """Let the demo go to this day; its schools give their lists on the way."""
    page.goto(f"{base}/")
    if page.locator(f"#demo-dag option[selected][value='{day}']").count():
        return
    page.get_by_label("Vandaag is het").select_option(day)
    page.get_by_role("button", name="Ga naar die dag").click()
    for _second in range(900):
        page.wait_for_timeout(1000)
        page.goto(f"{base}/")
        if page.locator(f"#demo-dag option[selected][value='{day}']").count():
            return
    raise SystemExit(f"The demo did not come to {day}.")


def week(page, base):
    """The plan of the introduction week, with how good it could be at most; it is there from the summer on."""
    come_in_as(page, base, "planner")
    stand_at(page, base, SUMMER)
    page.goto(f"{base}/introductieweek/")
    page.locator("main a[href*='/plan/']").first.click()
    page.locator(".ww-bound").first.wait_for()


def figures(page, base):
    """The region's whole way, on the demo's day in the summer."""
    come_in_as(page, base, "regiocoördinator")
    stand_at(page, base, SUMMER)
    page.goto(f"{base}/cijfers/")


PICTURES = (
    ("board-laptop", {"width": 1280, "height": 1000}, board, "light dark"),
    ("overview-laptop", LAPTOP, overview, "light dark"),
    ("pupil-laptop", LAPTOP, pupil, "light"),
    ("list-laptop", LAPTOP, list_preview, "light"),
    ("class-phone", PHONE, own_class, "light"),
    ("my-welcome-phone", PHONE, my_welcome, "light dark"),
    ("film-laptop", {"width": 960, "height": 860}, film, "light"),
    ("tour-phone", PHONE, tour, "light"),
    ("fit-laptop", {"width": 1280, "height": 1000}, fit, "light"),
    ("bridge-phone", PHONE, bridge, "light"),
    ("week-laptop", {"width": 1280, "height": 1180}, week, "light dark"),
    ("figures-laptop", {"width": 1280, "height": 1180}, figures, "light"),
)


def weigh():
    pictures = [*SCREENS.glob("*.png"), *SCREENS.glob("*.jpg")]
    total = sum(path.stat().st_size for path in pictures)
    print(f"Together {total // 1000} kB in {len(pictures)} pictures.")
    if total > MOST_BYTES:
        print(f"That is more than {MOST_BYTES // 1000} kB. Take fewer or smaller pictures.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
