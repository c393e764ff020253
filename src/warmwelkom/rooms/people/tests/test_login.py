"""Staff come in with a code by mail, outside the demo, and nobody learns who has an account."""

from __future__ import annotations

import datetime as dt
import re
import time
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from tests.cast import Cast

from warmwelkom.base.outbox.models import Message
from warmwelkom.rooms.people.models import Person

LOGIN = "/account/login/"
CONFIRM = "/account/login/code/confirm/"


@pytest.fixture(autouse=True)
def as_in_the_house(settings: Any) -> None:
    """The real way out for mail (Django puts another in its place for tests), and fresh limits."""
    settings.EMAIL_BACKEND = "warmwelkom.base.outbox.mail.OutboxBackend"
    cache.clear()


@pytest.fixture
def nina(db: None) -> Person:  # noqa: ARG001  the fixture opens the database
    """A new colleague, without a second factor yet."""
    return Person.objects.create_user("nina@school.example", name="Nina")


def ask(email: str, *, browser: Client | None = None, **words: Any) -> Client:
    browser = browser or Client(**words)
    assert browser.post(LOGIN, {"email": email}).status_code == 302
    return browser


def mailed_code(email: str) -> str:
    text = Message.objects.filter(to=email).latest("planned_at").text
    found = re.search(r"^(\d{6})$", text, re.MULTILINE)
    assert found
    return found.group(1)


def is_in(browser: Client) -> bool:
    return browser.get("/account/").status_code == 200


def other(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


@pytest.mark.usefixtures("nina")
def test_it_works() -> None:
    browser = ask("Nina@School.example")
    answer = browser.post(CONFIRM, {"code": mailed_code("nina@school.example")})
    assert (answer.status_code, answer["Location"]) == (302, "/start/")
    assert is_in(browser)


@pytest.mark.usefixtures("nina")
def test_the_code_leaves_at_once() -> None:
    ask("nina@school.example")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT task_name, args->>'region_id' FROM procrastinate_jobs ORDER BY id DESC LIMIT 1"
        )
        assert cursor.fetchone() == ("outbox.send_planned", "")


@pytest.mark.usefixtures("nina")
def test_a_code_with_a_space_is_the_same_code() -> None:
    browser = ask("nina@school.example")
    code = mailed_code("nina@school.example")
    browser.post(CONFIRM, {"code": f" {code[:3]} {code[3:]} "})
    assert is_in(browser)


@pytest.mark.usefixtures("nina")
def test_after_login_you_arrive_where_you_were_going() -> None:
    browser = Client()
    to_login = browser.get("/account/2fa/")["Location"]
    confirm = browser.post(to_login, {"email": "nina@school.example"})["Location"]
    answer = browser.post(confirm, {"code": mailed_code("nina@school.example")})
    assert answer["Location"] == "/account/2fa/"


@pytest.mark.usefixtures("nina")
def test_nobody_is_sent_to_another_site() -> None:
    browser = Client()
    wanted = "?next=https://elsewhere.example/"
    browser.post(LOGIN + wanted, {"email": "nina@school.example"})
    answer = browser.post(CONFIRM + wanted, {"code": mailed_code("nina@school.example")})
    assert answer["Location"] == "/start/"


@pytest.mark.usefixtures("nina")
def test_a_wrong_code_is_told_and_the_third_one_ends_it() -> None:
    browser = ask("nina@school.example")
    code = mailed_code("nina@school.example")
    first = browser.post(CONFIRM, {"code": other(code)})
    assert "Deze code klopt niet." in first.content.decode()
    browser.post(CONFIRM, {"code": other(code)})
    assert browser.post(CONFIRM, {"code": other(code)})["Location"] == "/account/login/code/"
    assert "Wacht vijf minuten" in browser.get(LOGIN).content.decode()
    browser.post(CONFIRM, {"code": code})
    assert not is_in(browser)


@pytest.mark.usefixtures("nina")
def test_a_code_works_once_and_in_one_browser() -> None:
    browser = ask("nina@school.example")
    code = mailed_code("nina@school.example")
    browser.post(CONFIRM, {"code": code})
    thief = ask("nina@school.example")
    thief.post(CONFIRM, {"code": code})
    assert not is_in(thief)
    browser.post("/account/logout/")
    browser.post(CONFIRM, {"code": code})
    assert not is_in(browser)


@pytest.mark.usefixtures("nina")
@pytest.mark.parametrize(("minutes", "comes_in"), [(9, True), (11, False)])
def test_a_code_is_over_after_ten_minutes(
    monkeypatch: pytest.MonkeyPatch, minutes: int, comes_in: bool
) -> None:
    browser = ask("nina@school.example")
    code = mailed_code("nina@school.example")
    later = time.time() + dt.timedelta(minutes=minutes).total_seconds()
    monkeypatch.setattr(time, "time", lambda: later)
    browser.post(CONFIRM, {"code": code})
    assert is_in(browser) is comes_in


@pytest.mark.usefixtures("nina")
def test_a_new_code_ends_the_one_before() -> None:
    browser = ask("nina@school.example")
    first = mailed_code("nina@school.example")
    browser.post(CONFIRM, {"action": "resend"})
    second = mailed_code("nina@school.example")
    assert Message.objects.filter(to="nina@school.example").count() == 2
    if first != second:  # one in a million
        browser.post(CONFIRM, {"code": first})
        assert not is_in(browser)
    browser.post(CONFIRM, {"code": second})
    assert is_in(browser)


def _seen(email: str) -> list[Any]:
    """What somebody sees who asks a code for this address, with the address itself taken out."""
    browser = Client()
    asked = browser.post(LOGIN, {"email": email})
    shown = browser.get(CONFIRM)
    page = re.sub(r'value="[\w]{64}"', "", shown.content.decode()).replace(email, "…")
    wrong = browser.post(CONFIRM, {"code": "nonsense"})
    return [asked.status_code, asked["Location"], shown.status_code, page, wrong.status_code]


@pytest.mark.usefixtures("nina")
def test_an_address_without_account_gets_the_same_answer() -> None:
    assert _seen("nobody@school.example") == _seen("nina@school.example")


@pytest.mark.usefixtures("nina")
def test_an_address_without_account_hears_so_once_a_day_and_gets_no_code() -> None:
    ask("nobody@school.example")
    ask("nobody@school.example")
    mail = Message.objects.get(to="nobody@school.example")
    assert mail.subject == "Geen account op dit adres"
    assert re.search(r"\d{6}", mail.text) is None


@pytest.mark.usefixtures("nina")
def test_a_closed_account_gets_no_code(nina: Person) -> None:
    Person.objects.filter(pk=nina.pk).update(is_active=False)
    ask("nina@school.example")
    assert Message.objects.get(to="nina@school.example").subject == "Geen account op dit adres"


@pytest.mark.usefixtures("nina")
def test_an_address_can_not_be_flooded() -> None:
    answers = [Client().post(LOGIN, {"email": "nina@school.example"}) for _try in range(4)]
    assert [answer.status_code for answer in answers] == [302, 302, 302, 200]
    assert "Er is vaak achter elkaar geprobeerd." in answers[-1].content.decode()
    assert Message.objects.filter(to="nina@school.example").count() == 3


@pytest.mark.parametrize("email", ["", "nina", "nina@", "a@b.nl\nBcc: x@y.nl"])
def test_bad_input_is_told_and_nothing_is_lost(db: None, email: str) -> None:  # noqa: ARG001  the fixture opens the database
    page = Client().post(LOGIN, {"email": email}).content.decode()
    assert 'aria-invalid="true"' in page
    assert Message.objects.count() == 0


@pytest.mark.usefixtures("nina")
@pytest.mark.parametrize(
    ("language", "subject", "words"),
    [
        ("nl", "Je code voor Warm Welkom", "Hij werkt tien minuten en één keer."),
        ("en", "Your code for Warm Welkom", "It works for ten minutes, once."),
    ],
)
def test_the_mail_is_in_the_language_of_the_page(language: str, subject: str, words: str) -> None:
    ask("nina@school.example", headers={"accept-language": language})
    mail = Message.objects.get(to="nina@school.example")
    assert mail.subject == subject
    assert words in mail.text
    assert "http" not in mail.text  # a code is typed, never clicked


def test_what_a_pupil_left_open_ends_when_a_teacher_logs_in(cast: Cast, nina: Person) -> None:
    browser = ask(nina.email, browser=cast.client("dina"))
    browser.post(CONFIRM, {"code": mailed_code(nina.email)})
    assert is_in(browser)
    assert browser.get(reverse("welcome:mine")).status_code == 404


def test_the_language_you_choose_is_remembered_for_your_mail(cast: Cast) -> None:
    browser = cast.client("alice")
    browser.post("/taal/", {"language": "en", "next": "/account/"})
    browser.post("/taal/", {"language": "xx"})
    assert Person.objects.get(pk=cast.alice.pk).language == "en"
    with override("nl"):
        assert "You log in with" in browser.get("/account/").content.decode()
