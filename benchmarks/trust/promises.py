"""The promises in their order. Each takes a house and whether it is the short form; kept or not, how, and a figure."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from typing import Any

import benches
from house_of_it import House
from pitr import rehearse
from proxy import NGINX, nginx, status
from suites import run_tests

from houses import asked
from measured import ROOT

HERE = ROOT / "benchmarks" / "trust"
Told = tuple[bool, str, str]


CHAIN, LOGS = "src/warmwelkom/base/audit/tests", "tests/laws/test_logs_tell_nobody.py"
PATHS: dict[Callable[[House, bool], Told], tuple[str, ...]] = {}
"""The tests that a promise leans on, so that those of all are run at once."""


def restored(house: House, short: bool) -> Told:  # noqa: ARG001  all promises are called alike
    """With the site running for the backup, and stopped for the restore."""
    with house.running():
        made = house.asked("backup", "--out", str(house.place / "one.tar.age"))
    back = house.asked("restore", str(house.place / "one.tar.age"))
    house.asked("restore", "--remove-old")
    with house.running():
        pass
    figure = (
        made.stdout.splitlines()[-1].partition(": ")[2]
        if made.returncode == 0
        else made.stderr[-300:]
    )
    kept = made.returncode == back.returncode == 0 and "each the same as it went in" in back.stdout
    return (
        kept,
        "backup while the site runs, restore, start again",
        figure if kept else back.stderr[-300:] or figure,
    )


def damaged(house: House, short: bool) -> Told:
    if not (house.place / "one.tar.age").exists():
        house.asked("backup", "--out", str(house.place / "one.tar.age"))
    words = [str(house.place / "one.tar.age"), "10" if short else "100"]
    found = json.loads(asked(HERE / "there_and_back.py", words, house.env))
    kept = found["refused"] == found["tries"] and found["wrong_key"]
    return (
        kept,
        "one bit, a cut, two pieces swapped, another key",
        f"{found['refused']} of {found['tries']} refused",
    )


def moment(_house: House, short: bool) -> Told:
    found = rehearse(rows=100 if short else 10_000)
    figure = f"{found['rows_after_going_back']} of {found['rows_before']} rows back in {found['seconds_to_go_back']} s"
    return found["kept"], "archive and base by the page's own lines, all rows deleted, back", figure


def chain(house: House, short: bool) -> Told:
    kept, figure = run_tests(CHAIN)
    with house.running():
        cost = json.loads(asked(HERE / "chain.py", ["1000" if short else "20000"], house.env))
    more = f"{cost['microseconds_an_act_for_its_link']} µs an act, {cost['followed_a_second']} followed a second"
    return (
        kept and not cost["faults"],
        "changed, taken out, swapped, slipped in, at once",
        f"{figure}; {more}",
    )


def proxied(house: House, short: bool) -> Told:  # noqa: ARG001  all promises are called alike
    if NGINX is None:
        return (
            False,
            "nginx from Debian with our file",
            "no nginx here: apt-get install nginx-light",
        )
    real = {"ALLOWED_HOSTS": "welkom.example.nl", "BEHIND_HTTPS": "1"}
    with house.running(**real), nginx(house.env["PORT"]) as address:
        seen = {
            path: status(address, path)
            for path in ("/", "/healthz", "/metrics", "/static/ui/house.css")
        }
        spoofed = status(address, "/metrics", **{"X-Forwarded-For": "127.0.0.1"})[0]
    secure = "max-age" in seen["/"][1].get("Strict-Transport-Security", "")
    codes = [seen["/"][0], seen["/healthz"][0], seen["/metrics"][0], spoofed]
    return (
        codes == [200, 200, 404, 404] and secure,
        "nginx from Debian with our file",
        f"answers {codes}, HSTS {secure}",
    )


def quiet_logs(house: House, short: bool) -> Told:  # noqa: ARG001  all promises are called alike
    kept, figure = run_tests(LOGS)
    text = "\n".join(log.read_text() for log in house.logs())
    lines = [line for line in text.splitlines() if line.startswith("{")]
    mails = [line for line in lines if re.search(r"[\w.+-]+@[\w-]+\.\w", line)]
    return (
        kept and not mails,
        "each page as four people; this house's own log",
        f"{figure}; {len(lines)} lines, {len(mails)} with an address",
    )


def by_tests(how: str, *paths: str) -> Callable[[House, bool], Told]:
    def promise(_house: House, short: bool) -> Told:  # noqa: ARG001  all promises are called alike
        kept, figure = run_tests(*paths)
        return kept, how, figure

    PATHS[promise] = paths
    return promise


def by_bench(how: str, name: str, figure: Callable[[Any], str]) -> Callable[[House, bool], Told]:
    """In its short form, also in a whole run: the long forms take hours and are asked for by their own names."""

    def promise(_house: House, short: bool) -> Told:  # noqa: ARG001  all promises are called alike
        kept, told = benches.run_bench(name, ["--short"], figure)
        return kept, how, told

    return promise


H = "src/warmwelkom/house/tests"
ALL: dict[str, Callable[[House, bool], Told]] = {
    "a backup comes back whole": restored,
    "what is damaged changes nothing": damaged,
    "a restore holds rows, files and locks": by_tests("a small house, spoiled and put back", f"{H}/test_restore.py", f"{H}/test_backup_file.py"),
    "back to a moment": moment,
    "the first database may die": by_tests("killed, the replica promoted, as the page says", "tests/house/test_failover_bench.py", f"{H}/test_away.py"),
    "the record can't be changed unseen": chain,
    "what is unsafe is said": by_tests("each thing broken on purpose", f"{H}/test_check_command.py"),
    "figures tell of nobody": by_tests("from here, from afar, with a token", f"{H}/test_metrics.py"),
    "logs tell of nobody": quiet_logs,
    "a migration needs no stop": by_tests(
        "each statement judged", "tests/laws/test_migrations_stay.py", "tests/laws/test_migrations_without_a_stop.py"),
    "files in object storage": by_tests("S3 as moto speaks it", "tests/house/test_object_storage.py"),
    "set up as written": by_tests("nginx and systemd read our files", "tests/house/test_deploy.py"),
    "behind a proxy": proxied,
    "another region is not there": by_tests("raw SQL as the bound role", "tests/laws/test_region_bound.py", f"{H}/test_database_roles.py"),
    "denied unless allowed": by_tests("every address, everybody", "tests/laws/test_gate.py"),
    "whatever comes in, a sentence comes out": by_tests(
        "damaged files and bombs, garbage at every door, the API by its documents",
        "tests/house/test_importers.py", "tests/house/test_garbage.py", "tests/house/test_api_attacked.py"),
    "no file harms the house": by_bench("damaged files and bombs, ten seconds for each importer", "attack", benches.of_attack),
    "no time tells who exists": by_bench("logins and codes that exist and don't, by turns", "timing", benches.of_timing),
    "what is accepted stays, whatever falls": by_bench("killed at random under people who write, one minute", "faults", benches.of_faults),
    "what is accepted outlives its database": by_bench("the primary killed under people who write, the replica promoted", "failover", benches.of_failover),
    "a whole country at work": by_bench("the short rehearsal; the whole one is ./bench rehearsal", "rehearsal", benches.of_rehearsal),
    "a crowd at an open page": by_bench("by turns with pretalx and a bare Django view", "web", benches.of_web),
    "only who works there comes in": by_tests(
        "a real provider that lies, both factors, sessions, devices",
        "src/warmwelkom/rooms/people/tests/test_school_login.py", "src/warmwelkom/rooms/people/tests/test_school_login_attacked.py",
        "src/warmwelkom/rooms/people/tests/test_school_login_saml_attacked.py",
        "tests/laws/test_asks_again.py", "tests/laws/test_login_doors.py"),
    "a stolen database shows no care words": by_tests(
        "every word searched in a dump; keys turned", "src/warmwelkom/rooms/handover/tests/test_sealed_words.py", f"{H}/test_a_key_retires.py"),
    "no page without its guards": by_tests("graded as the scanners do", f"{H}/test_header_grade.py", f"{H}/test_headers.py"),
    "an older house becomes this one": by_tests("each value compared", "tests/house/test_older_house.py"),
    "no secret was ever written down": by_tests("all of the history", "tests/laws/test_no_secret_in_history.py"),
    "the papers are whole": by_tests("rooms, points, norms, tests", "tests/laws/test_trust_papers.py"),
}  # fmt: skip
PATHS |= {chain: (CHAIN,), quiet_logs: (LOGS,)}
os.environ.setdefault("LOG_LEVEL", "CRITICAL")
