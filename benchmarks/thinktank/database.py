"""Tell the process of the embedded database that runs for this house."""

from __future__ import annotations

from warmwelkom.house import config
from warmwelkom.house.postgres.embedded import server_in

print((server_in(config.home()).data / "postmaster.pid").read_text().splitlines()[0])
