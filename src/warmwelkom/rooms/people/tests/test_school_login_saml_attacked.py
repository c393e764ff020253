"""SAML answers that are stolen, changed, wrapped, late or for somebody else open nothing."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from typing import Any

import pytest
from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache
from django.test import Client
from lxml import etree
from tests.cast import Cast

from warmwelkom.rooms.people.tests.saml_server import (
    HOUSE,
    School,
    come_in,
    lying,
    sent,
    state_of,
)
from warmwelkom.rooms.people.tests.school_door import set_up, why_not, without_second_lock

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
EVIL = "https://evil.example/"


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> School:
    return School(tmp_path_factory.mktemp("witt"))


@pytest.fixture(autouse=True)
def house(settings: Any, school: School) -> None:
    settings.PUBLIC_ADDRESS = HOUSE
    cache.clear()
    set_up(settings, school.place())


def changed(pattern: str, by: str, *, times: int = 0) -> Callable[[str], str]:
    def change(text: str) -> str:
        new, count = re.subn(pattern, by, text, count=times)
        assert count, f"{pattern} is not in the answer"
        return new

    return change


LIES = {
    "nothing": (lambda text: text, ""),
    "another audience": (changed(r"(Audience>)[^<]+", rf"\1{EVIL}"), "broken"),
    "no audience": (changed(r"<(\w+):AudienceRestriction>.*</\1:AudienceRestriction>", ""), "broken"),
    "another recipient": (changed(r'Recipient="[^"]+"', f'Recipient="{EVIL}"'), "broken"),
    "our address in another": (changed(r'Recipient="([^"]+)"', rf'Recipient="{EVIL}?\1"'), "broken"),
    "no recipient": (changed(r'Recipient="[^"]+"', ""), "broken"),
    "another destination": (changed(r'Destination="[^"]+"', f'Destination="{EVIL}"'), "broken"),
    "a destination below ours": (changed(r'Destination="([^"]+)"', r'Destination="\1x/"'), "broken"),
    "another issuer": (changed(r"https://login.witt.example/saml", EVIL), "broken"),
    "expired": (changed(r'NotOnOrAfter="20\d\d', 'NotOnOrAfter="2020'), "broken"),
    "without an end": (changed(r'(SubjectConfirmationData[^>]*) NotOnOrAfter="[^"]+"', r"\1"), "broken"),
    "not yet": (changed(r'NotBefore="20\d\d', 'NotBefore="2090'), "broken"),
    "to no question": (changed(r'InResponseTo="[^"]+"', ""), "broken"),
    "signed to no question": (changed(r'(SubjectConfirmationData[^>]*) InResponseTo="[^"]+"', r"\1"), "broken"),
    "to another question": (changed(r'InResponseTo="[^"]+"', 'InResponseTo="other"'), "broken"),
    "of nobody's holding": (changed(r"cm:bearer", "cm:sender-vouches"), "broken"),
    "a failure": (changed(r"status:Success", "status:Responder"), "broken"),
}  # fmt: skip


@pytest.mark.parametrize("lie", LIES)
def test_a_signed_lie_opens_nothing(cast: Cast, school: School, lie: str) -> None:
    without_second_lock(cast, "alice")
    browser, (change, reason) = Client(), LIES[lie]
    address = browser.get("/account/school/witt/")["Location"]
    answer = sent(browser, lying(school, browser, address, change), state_of(address))
    assert why_not(answer) == reason
    assert SocialAccount.objects.exists() is (not reason)


@pytest.mark.parametrize(
    "words", [{"sign_assertion": False}, {"sign_assertion": False, "sign_response": True}]
)
@pytest.mark.usefixtures("cast")
def test_the_assertion_itself_must_be_signed(school: School, words: dict[str, bool]) -> None:
    assert why_not(come_in(school, **words)) == "broken"


@pytest.mark.usefixtures("cast")
def test_another_ones_key_or_an_old_hash_opens_nothing(
    school: School, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert why_not(come_in(School(tmp_path_factory.mktemp("elders")))) == "broken"
    old = {"sign_alg": "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
           "digest_alg": "http://www.w3.org/2000/09/xmldsig#sha1"}  # fmt: skip
    assert why_not(come_in(school, **old)) == "broken"


ENTITIES = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
AFTER = {
    "another address": changed("alice@", "bob@"),
    "an entity": changed(r"^(<\?xml[^>]*>)?", rf"\1{ENTITIES}", times=1),
    "no XML": lambda _text: "<Response",
    "nothing": lambda _text: "",
    "too long": lambda text: text + " " * 200_000,
}


@pytest.mark.parametrize("change", AFTER)
@pytest.mark.usefixtures("cast")
def test_what_was_changed_afterwards_opens_nothing(school: School, change: str) -> None:
    browser = Client()
    address = browser.get("/account/school/witt/")["Location"]
    text = AFTER[change](school.answer(browser, address))
    assert why_not(sent(browser, text, state_of(address))) == "broken"


@pytest.mark.usefixtures("cast")
def test_a_comment_shortens_no_address(school: School) -> None:
    """Signatures leave comments out; an address that is cut at one would be another one's."""
    browser = Client()
    address = browser.get("/account/school/witt/")["Location"]
    text = school.answer(browser, address, identity={"mail": "alice@school.example.evil"})
    text = text.replace("school.example.evil", "school.example<!-- -->.evil")
    assert why_not(sent(browser, text, state_of(address))) == "unknown"


@pytest.mark.parametrize("where", ["before", "after", "inside", "aside"])
@pytest.mark.usefixtures("cast")
def test_a_wrapped_signature_opens_nothing(school: School, where: str) -> None:
    """The signed assertion is of Bob's; beside, around or before it stands one that says Alice."""
    browser = Client()
    address = browser.get("/account/school/witt/")["Location"]
    text = school.answer(browser, address, identity={"mail": "bob@school.example"})
    root = etree.fromstring(text.encode())
    real = root.find("{*}Assertion")
    evil = copy.deepcopy(real)
    evil.set("ID", "evil")
    evil.remove(evil.find("{*}Signature"))
    for value in evil.iter("{*}AttributeValue"):
        value.text = "alice@school.example"
    if where in ("before", "after"):
        (real.addprevious if where == "before" else real.addnext)(evil)
    else:
        root.replace(real, evil)
        tag = "{urn:oasis:names:tc:SAML:2.0:protocol}Extensions"
        holder = etree.SubElement(root, tag) if where == "aside" else etree.SubElement(evil, evil[0].tag)  # fmt: skip
        holder.append(real)
        if where == "aside":
            root.insert(1, holder)
        else:
            evil.insert(1, copy.deepcopy(real.find("{*}Signature")))
    assert why_not(sent(browser, etree.tostring(root).decode(), state_of(address))) == "broken"
    assert not SocialAccount.objects.exists()


def test_an_answer_counts_once_and_in_the_browser_that_asked(cast: Cast, school: School) -> None:
    without_second_lock(cast, "alice")
    browser, thief = Client(), Client()
    address = browser.get("/account/school/witt/")["Location"]
    text, state = school.answer(browser, address), state_of(address)
    own_state = state_of(thief.get("/account/school/witt/")["Location"])
    assert why_not(sent(thief, text, state)) == "broken"
    assert why_not(sent(thief, text, own_state)) == "broken"
    assert why_not(sent(thief, text, EVIL)) == "broken"
    answer = sent(browser, text, state)
    assert answer["Location"] == "/start/"
    browser.logout()
    assert why_not(sent(browser, text, state)) == "broken"
    assert why_not(browser.get(f"/account/school/witt/terug/?nummer={'x' * 40}")) == "broken"


@pytest.mark.usefixtures("cast")
def test_who_is_stopped_reads_a_sentence(school: School) -> None:
    answer = come_in(school, sign_assertion=False)
    page = Client().get(answer["Location"])
    assert page.status_code == 200
    assert "Het antwoord van Johan de Witt kwam niet" in page.content.decode()
    assert "Traceback" not in page.content.decode()
