"""Ask the API of tasks with a key of a school, for tests."""

from __future__ import annotations

import json
from typing import Any

from django.test import Client

API = "/api/zomer/haaglanden/v1/"
MBO, VO, OTHER = "wwz_27GZ", "wwz_20MJ", "wwz_01OE"
"""The words of the keys of ROC Mondriaan, Johan de Witt and Yuverta, as tests/summer_keys.py makes them."""


def ask(method: str, path: str, body: Any = None, *, key: str = MBO, client: Any = None) -> Any:
    headers = {"authorization": f"Bearer {key}"} if key else {}
    data = body if isinstance(body, str) else json.dumps(body or {})
    made = client or Client(enforce_csrf_checks=True)
    return made.generic(
        method, f"{API}{path}", data, content_type="application/json", headers=headers
    )


def kinds(key: str) -> set[tuple[str, str]]:
    return {(row["kind"], row["number"]) for row in ask("GET", "tasks/", key=key).json()["tasks"]}
