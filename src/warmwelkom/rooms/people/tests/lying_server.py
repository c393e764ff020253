"""A school's server on loopback that says what a test tells it to say, true or false."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
STRANGE_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
SECRET = "geheim"


class LyingServer(ThreadingHTTPServer):
    """`claims` are true of who logs in; `lies` change the token, `more` what it adds, `config` what it says of itself, `instead` what it says at an address in place of anything."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.issuer = f"http://127.0.0.1:{self.server_address[1]}"
        self.claims: dict[str, Any] = {}
        self.lies: dict[str, Any] = {}
        self.more: dict[str, Any] = {}
        self.config: dict[str, Any] = {}
        self.key: Any = KEY
        self.asked: dict[str, str] = {}
        self.codes: set[str] = {"een", "twee"}
        self.status = 200
        self.instead: dict[str, Iterable[bytes]] = {}

    def log_in(self, address: str, *, code: str = "een") -> str:
        """The person says yes at the school's page: the way back, as their browser would go."""
        self.asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        back = self.asked["redirect_uri"].removeprefix("http://127.0.0.1:8000")
        return f"{back}?code={code}&state={self.asked['state']}"

    def token(self) -> str:
        now = int(time.time())
        words = {
            "iss": self.issuer, "aud": self.asked.get("client_id", ""), "iat": now, "exp": now + 300,
            "nonce": self.asked.get("nonce", ""), **self.claims, **self.lies,
        }  # fmt: skip
        if self.key is None:
            return jwt.encode(words, None, algorithm="none", headers={"kid": "a"})
        return jwt.encode(words, self.key, algorithm="RS256", headers={"kid": "a"})


class _Answers(BaseHTTPRequestHandler):
    server: LyingServer

    def do_GET(self) -> None:
        here = self.server.issuer
        pages: dict[str, Any] = {
            "/.well-known/openid-configuration": {
                "issuer": here, "authorization_endpoint": f"{here}/auth", "token_endpoint": f"{here}/token",
                "userinfo_endpoint": f"{here}/me", "jwks_uri": f"{here}/keys",
                "token_endpoint_auth_methods_supported": ["client_secret_post"], **self.server.config,
            },
            "/keys": {"keys": [jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key(), as_dict=True) | {"kid": "a"}]},
            "/me": {**self.server.claims, **self.server.more},
        }  # fmt: skip
        self._say(pages[urlsplit(self.path).path])

    def do_POST(self) -> None:
        sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        asked, code = self.server.asked, sent["code"][0]
        proof = hashlib.sha256(sent.get("code_verifier", [""])[0].encode()).digest()
        is_bound = base64.urlsafe_b64encode(proof).rstrip(b"=").decode() == asked["code_challenge"]
        if (
            not is_bound
            or code not in self.server.codes
            or SECRET not in str(sent) + str(self.headers)
        ):
            self._say({"error": "invalid_grant"}, 400)
            return
        self.server.codes.discard(code)
        self._say({"access_token": "x", "token_type": "Bearer", "id_token": self.server.token()})

    def _say(self, words: Any, status: int = 200) -> None:
        self.send_response(self.server.status if self.server.status != 200 else status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        with suppress(OSError):  # who asked went away
            for piece in self.server.instead.get(
                urlsplit(self.path).path, [json.dumps(words).encode()]
            ):
                self.wfile.write(piece)

    def log_message(self, *_args: Any) -> None:
        """Says nothing: the suite is read by people."""


@contextmanager
def lying_server() -> Iterator[LyingServer]:
    with LyingServer() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
