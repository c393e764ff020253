"""deploy/: nginx and systemd themselves read our files, and every setting and command in them exists."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.core.management import get_commands
from tests.house.nginx_here import DEPLOY, NGINX, nginx_in
from tests.house.test_operators_page import READS

from warmwelkom.house.cli import FILE_COMMANDS, HOUSE_COMMANDS
from warmwelkom.rooms.transitions.domain.lists.reading import LIMITS

ROOT = Path(__file__).resolve().parents[2]
UNITS = sorted((DEPLOY / "systemd").iterdir())
SERVICES = [path for path in UNITS if path.suffix == ".service"]
ANALYZE = shutil.which("systemd-analyze")
MOST_EXPOSED = 2.5
"""systemd's own mark for what a service may still do: 0 is nothing, 10 everything."""


def settings_read() -> set[str]:
    """Every setting that the code asks for."""
    files = [path for path in (ROOT / "src").rglob("*.py") if "/tests/" not in str(path)]
    return {name for path in files for name in READS.findall(path.read_text())}


def settings_named(text: str) -> set[str]:
    names, known = set(re.findall(r"\b([A-Z][A-Z_]{3,})=", text)), settings_read()
    return {name if name in known else name.removesuffix("_FILE") for name in names}


LIBRARIES = {"PROMETHEUS_MULTIPROC_DIR", "PYTHONUNBUFFERED", "PATH"}


@pytest.mark.parametrize(
    "path",
    [*SERVICES, DEPLOY / "warmwelkom.env", DEPLOY / "Dockerfile"],
    ids=lambda path: path.name,
)
def test_every_setting_in_it_exists(path: Path) -> None:
    given = "\n".join(
        line for line in path.read_text().splitlines()
        if line.startswith(("Environment=", "ENV ")) or path.suffix == ".env"
    )  # fmt: skip
    assert settings_named(given) - settings_read() - LIBRARIES == set()


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.name)
def test_every_command_in_it_exists(path: Path) -> None:
    named = re.findall(
        r"^ExecStart=/srv/warmwelkom/.venv/bin/(\w+) (\S+)", path.read_text(), re.MULTILINE
    )
    assert named
    known = {*FILE_COMMANDS, *HOUSE_COMMANDS, *get_commands(), "warmwelkom.house.asgi:application"}
    assert [word for _program, word in named if word not in known] == []


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.name)
def test_each_service_has_the_same_walls(path: Path) -> None:
    """What a service may not do is the same list for each; only where it writes may differ."""
    first, mine = SERVICES[0].read_text(), path.read_text()
    walls = re.findall(
        r"^(?:Protect|Private|Restrict|NoNew|Lock|System|Capability|UMask)\w*=.*$",
        first,
        re.MULTILINE,
    )
    assert len(walls) > 15
    assert [wall for wall in walls if wall not in mine.splitlines()] == []


def test_a_secret_that_may_be_missing_stops_no_service() -> None:
    """No replica, no file: systemd then takes the empty line of SetCredential."""
    for name in ("web@", "worker@", "check"):
        lines = (DEPLOY / "systemd" / f"warmwelkom-{name}.service").read_text().splitlines()
        where = "/etc/warmwelkom/secrets/replica_database_url"
        assert f"LoadCredential=replica_database_url:{where}" in lines
        assert r"SetCredential=replica_database_url:\n" in lines
        assert "Environment=REPLICA_DATABASE_URL_FILE=%d/replica_database_url" in lines


@pytest.fixture
def units(tmp_path: Path) -> Path:
    """The units with programs and secrets that are on this machine."""
    for path in UNITS:
        text = path.read_text().replace("/srv/warmwelkom/.venv/bin/", f"{tmp_path}/bin/")
        text = text.replace("/srv/warmwelkom", str(tmp_path)).replace(
            "User=warmwelkom", "User=daemon"
        )
        text = text.replace("Group=warmwelkom", "Group=daemon")
        (tmp_path / path.name).write_text(text)
    (tmp_path / "bin").mkdir()
    for name in ("warmwelkom", "uvicorn"):
        (tmp_path / "bin" / name).write_text("#!/bin/sh\n")
        (tmp_path / "bin" / name).chmod(0o755)
    return tmp_path


@pytest.mark.skipif(ANALYZE is None, reason="there is no systemd on this machine to read its files")
def test_systemd_reads_the_units(units: Path) -> None:
    names = [path.name.replace("@.", "@8001.") for path in UNITS]
    for path in UNITS:
        if "@" in path.name:
            shutil.copy(units / path.name, units / path.name.replace("@.", "@8001."))
    told = subprocess.run(  # noqa: S603  a program of the system
        [str(ANALYZE), "verify", "--man=no", *(str(units / name) for name in names)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    ours = [line for line in told.stderr.splitlines() if "warmwelkom" in line]
    assert ours == []


@pytest.mark.skipif(
    ANALYZE is None, reason="there is no systemd on this machine to judge its files"
)
@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.name)
def test_systemd_finds_little_that_a_service_may_still_do(units: Path, path: Path) -> None:
    told = subprocess.run(  # noqa: S603  a program of the system
        [str(ANALYZE), "security", "--offline=true", "--no-pager", str(units / path.name)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    found = re.search(r"Overall exposure level for \S+: ([\d.]+)", told.stdout)
    assert found, told.stderr
    assert float(found[1]) <= MOST_EXPOSED


@pytest.mark.skipif(
    NGINX is None,
    reason="there is no nginx on this machine to read its file (apt-get install nginx-light)",
)
def test_nginx_reads_its_file(tmp_path: Path) -> None:
    conf = nginx_in(tmp_path, (DEPLOY / "nginx" / "warmwelkom.conf").read_text())
    told = subprocess.run(  # noqa: S603  a program of the system
        [str(NGINX), "-t", "-c", str(conf)], capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stderr
    assert "warn" not in told.stderr


def test_nginx_says_what_the_house_believes() -> None:
    """Host, address and https as the house reads them; figures for nobody outside; no query in a log."""
    conf = (DEPLOY / "nginx" / "warmwelkom.conf").read_text()
    for line in (
        "proxy_set_header Host $host;",
        "proxy_set_header X-Forwarded-For $remote_addr;",  # what a visitor says of itself is left out
        "proxy_set_header X-Forwarded-Proto $scheme;",
        "location = /metrics {\n        return 404;",
        "server_tokens off;",
    ):
        assert line in conf
    log = conf.partition("log_format")[2].partition(";")[0]
    assert re.findall(r"\$(?:request_uri|args|query_string|remote_addr|request\b(?!_))", log) == []


def test_nginx_writes_down_nobody_and_lets_the_largest_list_through() -> None:
    """Each server has logs of its own: the usual ones hold the address and the link of who came."""
    conf = (DEPLOY / "nginx" / "warmwelkom.conf").read_text()
    servers = conf.split("\nserver {")[1:]
    assert len(servers) == 2
    for server in servers:
        assert re.search(r"access_log (?:off|/\S+ warmwelkom);", server)
        assert re.search(r"error_log /\S+ crit;", server)
    [most] = re.findall(r"client_max_body_size (\d+)m;", conf)
    assert int(most) * 1024**2 > LIMITS.max_bytes


def dockerfile_faults(text: str) -> list[str]:
    """The rules of Dockerfiles that matter here, of which hadolint has more: it comes in no package of ours."""
    lines = text.replace("\\\n", " ").splitlines()
    words = [line.split(" ", 1) for line in lines if line and not line.startswith("#")]
    found = [
        f"{rest}: an image without a release"
        for word, rest in words
        if word == "FROM" and not re.match(r"\S+:(?!latest)\S+", rest)
    ]
    runs = [rest for word, rest in words if word == "RUN"]
    found += [
        f"{run[:40]}: apt keeps its lists"
        for run in runs
        if "apt-get install" in run and "rm -rf /var/lib/apt/lists" not in run
    ]
    found += [
        f"{run[:40]}: apt brings what it likes"
        for run in runs
        if "apt-get install" in run and "--no-install-recommends" not in run
    ]
    found += [
        f"{run[:40]}: pip without hashes"
        for run in runs
        for one in run.split("&&")
        if "pip install" in one and "-e ." not in one and "--require-hashes" not in one
    ]
    found += [
        f"{run[:40]}: pip keeps a cache"
        for run in runs
        for one in run.split("&&")
        if "pip install" in one and "--no-cache-dir" not in one
    ]
    found += [
        f"{word} {rest[:40]}: a secret in the image"
        for word, rest in words
        if word in ("ENV", "ARG") and re.search(r"KEY|SECRET|PASSWORD|TOKEN|DATABASE_URL", rest)
    ]
    found += [f"{word}: COPY does it" for word, _rest in words if word == "ADD"]
    found += [
        f"{word} {rest[:40]}: as a list of words"
        for word, rest in words
        if word in ("CMD", "ENTRYPOINT") and not rest.startswith("[")
    ]
    last = text.rpartition("FROM ")[2]
    found += [] if re.search(r"^USER (?!root)", last, re.MULTILINE) else ["it runs as root"]
    return found + ([] if "HEALTHCHECK" in last else ["nobody asks how it is"])


def test_the_dockerfile_keeps_the_rules() -> None:
    text = (DEPLOY / "Dockerfile").read_text()
    assert dockerfile_faults(text) == []
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", text, re.MULTILINE)
    assert [name for names in copied for name in names.split() if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("given", [{}, {"FORWARDED_ALLOW_IPS": "172.17.0.1"}])
def test_the_container_asks_which_proxy_it_believes(tmp_path: Path, given: dict[str, str]) -> None:
    """Unnamed, every visitor would have the one address of the proxy."""
    (tmp_path / "uvicorn").write_text('#!/bin/sh\necho "$@"\n')
    (tmp_path / "uvicorn").chmod(0o755)
    [line] = re.findall(r"^CMD (.+)$", (DEPLOY / "Dockerfile").read_text(), re.MULTILINE)
    told = subprocess.run(  # noqa: S603  our own words
        json.loads(line), capture_output=True, text=True, check=False,
        env={"PATH": f"{tmp_path}:/usr/bin:/bin", **given},
    )  # fmt: skip
    assert (told.returncode == 0) is bool(given)
    assert "-ips 172.17.0.1\n" in told.stdout if given else "FORWARDED_ALLOW_IPS" in told.stderr


def test_the_rules_see_what_they_forbid() -> None:
    bad = "FROM python\nRUN apt-get install x\nRUN pip install y\nENV SECRET_KEY=z\nADD a b\nCMD run it\n"
    assert len(dockerfile_faults(bad)) == 10
    assert settings_named("Environment=NOT_A_SETTING=1 SECRET_KEY_FILE=x") == {
        "NOT_A_SETTING",
        "SECRET_KEY",
    }
