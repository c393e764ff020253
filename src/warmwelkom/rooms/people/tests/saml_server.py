"""A school's SAML server: pysaml2 in this process, signing with the program xmlsec1 as real ones do."""

from __future__ import annotations

import base64
import datetime as dt
import shutil
import warnings
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import xmlsec
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from django.test import Client
from lxml import etree

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it leans on what its own libraries will drop one day
    from saml2.config import IdPConfig
    from saml2.saml import (  # fmt: skip
        NAMEID_FORMAT_EMAILADDRESS,
        NAMEID_FORMAT_PERSISTENT,
        NAMEID_FORMAT_TRANSIENT,
        NameID,
    )
    from saml2.server import Server

__all__ = ["NAMEID_FORMAT_EMAILADDRESS", "NAMEID_FORMAT_PERSISTENT", "NAMEID_FORMAT_TRANSIENT", "NameID"]  # fmt: skip
SHA256 = {
    "sign_alg": "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
    "digest_alg": "http://www.w3.org/2001/04/xmlenc#sha256",
}
ENTITY = "https://login.witt.example/saml"
LOGIN = "https://login.witt.example/sso"
HOUSE = "http://127.0.0.1:8000"
MAIL = "urn:oid:0.9.2342.19200300.100.1.3"
OF_ALICE = {"mail": "alice@school.example"}


def signing_key(folder: Path, name: str) -> tuple[Path, Path]:
    """A key and its certificate."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=30))
        .sign(key, hashes.SHA256())
    )
    paths = folder / f"{name}.key", folder / f"{name}.pem"
    paths[0].write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.TraditionalOpenSSL,
            serialization.NoEncryption(),
        )
    )
    paths[1].write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    return paths


class School:
    """`server` signs; the person at its page says yes at once."""

    def __init__(self, folder: Path, name: str = "witt", *, login: str = LOGIN) -> None:
        program = shutil.which("xmlsec1")
        if program is None:
            pytest.skip("The program xmlsec1 is not here. On Debian: apt-get install xmlsec1")
        self.program, self.login = program, login
        self.key, self.certificate = signing_key(folder, name)

    def place(self, **words: Any) -> dict[str, Any]:
        return {"id": "witt", "name": "Johan de Witt", "kind": "saml", "entity": ENTITY,
                "login": self.login, "certificate": self.certificate.read_text(),
                "mail_claim": MAIL, "mail_domains": ["school.example"], "brin": "20MJ", **words}  # fmt: skip

    def server(self, about_house: str, **policy: Any) -> Server:
        return Server(config=IdPConfig().load({
            "entityid": ENTITY, "xmlsec_binary": self.program,
            "key_file": str(self.key), "cert_file": str(self.certificate),
            "metadata": {"inline": [about_house]},
            "service": {"idp": {
                "endpoints": {"single_sign_on_service": [
                    (self.login, "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect")]},
                "policy": {"default": {"lifetime": {"minutes": 5}, "name_form":
                           "urn:oasis:names:tc:SAML:2.0:attrname-format:uri", **policy}},
            }},
        }))  # fmt: skip

    def answer(self, browser: Client, address: str, **words: Any) -> str:
        """What the server makes of the question in `address`, as text; `words` change what it says."""
        about = browser.get("/account/school/witt/over-ons/").content.decode()
        return self.answer_to(address, about_house=about, **words)

    def answer_to(self, address: str, *, about_house: str, **words: Any) -> str:
        """The same for a house that told of itself."""
        server = self.server(about_house, **words.pop("policy", {}))
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        question = server.parse_authn_request(asked["SAMLRequest"])
        to = server.response_args(question.message) | {"sign_assertion": True}
        told = {
            "identity": OF_ALICE,
            "name_id": NameID(format=NAMEID_FORMAT_PERSISTENT, text="a-1"),
            "authn": {"class_ref": "urn:oasis:names:tc:SAML:2.0:ac:classes:Password"},
            **SHA256,
            **to,
            **words,
        }
        told.pop("binding", None)
        return str(server.create_authn_response(**told))


def sent(browser: Client, text: str, state: str, *, place: str = "witt") -> Any:
    """As a form from the school's page, without our cookie; the browser follows with it."""
    form = {"SAMLResponse": base64.b64encode(text.encode()).decode(), "RelayState": state}
    first: Any = Client(enforce_csrf_checks=True).post(f"/account/school/{place}/terug/", form)
    if "/terug/" not in first["Location"]:
        return first
    answer: Any = browser.get(first["Location"])
    answer.client = browser
    return answer


def state_of(address: str) -> str:
    return parse_qs(urlsplit(address).query)["RelayState"][0]


def come_in(school: School, *, browser: Client | None = None, next_: str = "", **words: Any) -> Any:
    browser = browser or Client()
    address = browser.get(f"/account/school/witt/{next_}")["Location"]
    return sent(browser, school.answer(browser, address, **words), state_of(address))


def lying(school: School, browser: Client, address: str, lies: Any, **words: Any) -> str:
    """What the server would say, changed by `lies` (text to text) and only then signed with the school's key."""
    text = lies(school.answer(browser, address, sign_assertion=False, **words))
    root = etree.fromstring(text.encode())
    assertion = root.find("{*}Assertion")
    signature = xmlsec.template.create(root, xmlsec.Transform.EXCL_C14N, xmlsec.Transform.RSA_SHA256, ns="ds")  # fmt: skip
    assertion.insert(1, signature)
    of = xmlsec.template.add_reference(
        signature, xmlsec.Transform.SHA256, uri=f"#{assertion.get('ID')}"
    )
    xmlsec.template.add_transform(of, xmlsec.Transform.ENVELOPED)
    xmlsec.template.add_transform(of, xmlsec.Transform.EXCL_C14N)
    xmlsec.tree.add_ids(assertion, ["ID"])
    signer = xmlsec.SignatureContext()
    signer.key = xmlsec.Key.from_file(str(school.key), xmlsec.KeyFormat.PEM)
    signer.sign(signature)
    return etree.tostring(root).decode()
