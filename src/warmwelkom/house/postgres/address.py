"""Which database: DATABASE_URL when it is set, else the embedded one of the home directory."""

from __future__ import annotations

from warmwelkom.house import config
from warmwelkom.house.postgres import embedded


def is_embedded() -> bool:
    return not config.env.str("DATABASE_URL", "")


def database_url() -> str:
    """The address for the owner, who makes tables."""
    given = config.env.str("DATABASE_URL", "")
    return str(given or embedded.server_in(config.home()).url(role=embedded.OWNER))


def web_url() -> str:
    """The address for the bound web role, where it has a login of its own; else empty."""
    if config.env.str("WARMWELKOM_AS", "web") != "web":
        return ""
    given = config.env.str("WEB_DATABASE_URL", "")
    if given or not is_embedded():
        return str(given)
    return embedded.server_in(config.home()).url(role=embedded.WEB)
