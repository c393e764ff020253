"""Staff log in at the SAML server of their school, which is another site, and are back where they were going."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Iterator
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
import requests

from tests.journeys.browser import Visitor
from tests.journeys.conftest import visitors_of
from tests.journeys.houses import a_house
from warmwelkom.house.demo.fixed import VO_MAIL
from warmwelkom.rooms.people.tests.saml_server import (
    MAIL,
    NAMEID_FORMAT_PERSISTENT,
    NameID,
    School,
    state_of,
)

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
PAGE = """<!DOCTYPE html><html lang="nl"><title>School</title><form method="post" action="{house}/account/school/witt/terug/">
<input type="hidden" name="SAMLResponse" value="{answer}"><input type="hidden" name="RelayState" value="{state}">
<button>Verder</button></form></html>"""


class Login(BaseHTTPRequestHandler):
    """The page of the school, on which somebody is already logged in: `who` is their number and address there."""

    school: School
    house: str
    who: tuple[str, str]

    def do_GET(self) -> None:
        if "SAMLRequest=" not in self.path:  # a browser asks for an icon too
            self.send_response(204)
            self.end_headers()
            return
        number, mail = self.who
        about = requests.get(f"{self.house}/account/school/witt/over-ons/", timeout=120).text
        name = NameID(format=NAMEID_FORMAT_PERSISTENT, text=number)
        text = self.school.answer_to(
            self.path, about_house=about, identity={"mail": mail}, name_id=name
        )
        answer, state = base64.b64encode(text.encode()).decode(), escape(state_of(self.path))
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(PAGE.format(house=self.house, answer=answer, state=state).encode())

    def log_message(self, *_args: Any) -> None:
        """Says nothing: the suite is read by people."""


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[type[Login]]:
    """A house that knows it; the browser finds it under another name, so that it is another site."""
    with (
        ThreadingHTTPServer(("127.0.0.1", 0), Login) as server,
        pytest.MonkeyPatch.context() as words,
    ):
        address = f"http://localhost:{server.server_port}/login"
        Login.school = School(tmp_path_factory.mktemp("school"), login=address)
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        place = Login.school.place(mail_domains=[VO_MAIL], mail_claim=MAIL)
        words.setenv("SSO", json.dumps([place]))
        with a_house("saml") as Login.house:
            yield Login
        server.shutdown()


def test_there_and_back(school: type[Login], browser: Any) -> None:
    """Under the site's own strict rules, and with a session that forms of other sites do not bring along."""
    school.who = "r-1", f"r.soekhoe@{VO_MAIL}"
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="nl-NL")
    page, said = context.new_page(), []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{school.house}/account/login/?next=/account/")
    page.get_by_role("link", name="Log in via Johan de Witt").click()
    page.get_by_role("button", name="Verder").click()
    page.wait_for_url(f"{school.house}/account/")
    page.get_by_text("Ravi Soekhoe").first.wait_for()
    names = {cookie["name"] for cookie in context.cookies()}
    context.close()
    assert "sessionid" in names
    assert [text for text in said if "Content Security Policy" in text] == []


@pytest.fixture
def one(school: type[Login], browser: Any) -> Iterator[Visitor]:
    with visitors_of(school.house, browser) as make:
        yield make(phone=True)


def test_who_is_not_let_in_reads_why(school: type[Login], one: Visitor) -> None:
    school.who = "n-1", f"nobody@{VO_MAIL}"
    one.goes_to("/account/login/")
    one.page.get_by_role("link", name="Log in via Johan de Witt").click()
    one.page.get_by_role("button", name="Verder").click()
    one.reads("wij kennen niemand met het e-mailadres")
    one.looks()
    one.page.go_back()
    one.page.get_by_role("button", name="Verder").click()
    one.reads("het paste niet bij deze poging")
    one.looks()
