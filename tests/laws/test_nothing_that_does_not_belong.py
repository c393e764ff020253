"""Law: no file has what belongs to a machine, to a package host, or to somebody else."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from tests.laws.files import ROOT, name_of, tree

DATA = ROOT.parent / "shared" / "data"
HOSTS = ("pypi" + ".org", "files.python" + "hosted.org", "registry" + ".npmjs.org", "npm" + "js.com",
         "registry" + ".yarnpkg.com", "proxy" + ".golang.org", "crates" + ".io", "conda" + ".anaconda.org")  # fmt: skip
HOME = re.compile("/" + r"(?:root|home/\w+|Users/\w+|work)" + r"/(?=[\w.])")
KEY = re.compile("-----BEGIN " + r"[A-Z ]*PRIVATE KEY-----")
TEXT_LIMIT = 2_000_000


def _text(path: Path) -> str:
    return path.read_bytes()[:TEXT_LIMIT].decode("utf-8", errors="ignore")


def faults_of(text: str) -> list[str]:
    found = [host for host in HOSTS if host in text]
    found += [match[0] for match in HOME.finditer(text)]
    return found + [match[0] for match in KEY.finditer(text)]


def test_no_file_names_a_package_host_a_home_or_a_key() -> None:
    faults = {name_of(path): found for path in tree() if (found := faults_of(_text(path)))}
    assert faults == {}


@pytest.mark.parametrize(
    "text",
    [
        "https://" + HOSTS[0] + "/simple",
        "cd /" + "home/jan/warmwelkom",
        "/" + "root/x",
        "-----BEGIN RSA " + "PRIVATE KEY-----",
    ],
)
def test_the_law_sees_what_it_forbids(text: str) -> None:
    assert len(faults_of(text)) == 1


@pytest.mark.parametrize("text", ["docs/homework/", "{% url 'home' %}", "/account/", "framework/x"])
def test_the_law_leaves_the_rest(text: str) -> None:
    assert faults_of(text) == []


@pytest.mark.skipif(not DATA.exists(), reason="the official downloads are not beside the project")
def test_no_download_is_committed() -> None:
    """Facts are kept in tables of our own, with their source; the files of others are not ours to give."""
    sizes = {path.stat().st_size for path in DATA.rglob("*") if path.is_file()} - {0}
    ours = [path for path in tree() if path.stat().st_size in sizes]
    theirs = {
        hashlib.sha256(path.read_bytes()).digest()
        for path in DATA.rglob("*")
        if path.is_file() and path.stat().st_size in {own.stat().st_size for own in ours}
    }
    assert [
        name_of(path) for path in ours if hashlib.sha256(path.read_bytes()).digest() in theirs
    ] == []
