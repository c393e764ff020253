"""A school's own login server (OpenID Connect), where one person always says yes. Each start it signs with another key.

python loginserver.py PORT FILE MOOD E-MAIL
"""

from __future__ import annotations

import base64
import hashlib
import json
import sys
import time
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from moody import Answers, serve

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
NAME = f"key-{time.time_ns()}"
CONFIG = "/.well-known/openid-configuration"


class LoginServer(Answers):
    """What is asked at the door goes along in the code, so that a server that was away knows it again."""

    def do_GET(self) -> None:  # noqa: N802  http.server calls it so
        asked = urlsplit(self.path)
        here = f"http://127.0.0.1:{self.server.server_address[1]}"
        if asked.path == "/auth":
            self._back({name: values[0] for name, values in parse_qs(asked.query).items()})
            return
        pages: dict[str, Any] = {
            CONFIG: {
                "issuer": here, "authorization_endpoint": f"{here}/auth", "token_endpoint": f"{here}/token",
                "userinfo_endpoint": f"{here}/me", "jwks_uri": f"{here}/keys",
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            },
            "/keys": {"keys": [jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key(), as_dict=True) | {"kid": NAME}]},
            "/me": self._who(),
        }  # fmt: skip
        self.say(pages.get(asked.path, {}), 200 if asked.path in pages else 404)

    def do_POST(self) -> None:  # noqa: N802  http.server calls it so
        sent = parse_qs(self.sent().decode())
        asked = json.loads(base64.urlsafe_b64decode(sent["code"][0]))
        proof = hashlib.sha256(sent["code_verifier"][0].encode()).digest()
        if base64.urlsafe_b64encode(proof).rstrip(b"=").decode() != asked["code_challenge"]:
            self.say({"error": "invalid_grant"}, 400)
            return
        here, now = f"http://127.0.0.1:{self.server.server_address[1]}", int(time.time())
        words = {"iss": here, "aud": asked["client_id"], "nonce": asked["nonce"], "iat": now, "exp": now + 300}  # fmt: skip
        token = jwt.encode({**words, **self._who()}, KEY, algorithm="RS256", headers={"kid": NAME})
        self.say({"access_token": "x", "token_type": "Bearer", "id_token": token})

    def _back(self, asked: dict[str, str]) -> None:
        code = base64.urlsafe_b64encode(json.dumps(asked).encode()).decode()
        self.send_response(302)
        words = urlencode({"code": code, "state": asked["state"]})
        self.send_header("Location", f"{asked['redirect_uri']}?{words}")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _who(self) -> dict[str, Any]:
        return {"sub": "one", "email": sys.argv[4], "email_verified": True}


if __name__ == "__main__":
    sys.exit(serve(sys.argv[1:], LoginServer))
