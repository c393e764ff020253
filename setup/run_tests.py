"""Run what CI runs: lint, types, import rules, the suite, the journeys; one line at the end.

Every check counts as one test in the last line, so that a lint error is a failure too.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

CHECKS = {
    "lint": [BIN / "ruff", "check", "."],
    "format": [BIN / "ruff", "format", "--check", "."],
    "types": [BIN / "mypy"],
    "import rules": [BIN / "lint-imports"],
    "templates": [BIN / "djlint", "src", "--lint", "--quiet"],
    "migrations": [BIN / "warmwelkom", "makemigrations", "--check", "--dry-run"],
    "system checks": [BIN / "warmwelkom", "check", "--fail-level", "WARNING"],
}


def main(words):
    begin = time.monotonic()
    os.environ.setdefault("WARMWELKOM_HOME", str(ROOT / "var" / "test"))
    sys.path.insert(0, str(ROOT / "src"))
    browser = find_browser()
    if browser is None:
        return no_browser()
    os.environ["WARMWELKOM_BROWSER"] = browser
    install("xmlsec1")  # a school's SAML server signs with it; tests say so where it is missing
    if words[:1] == ["--on-postgres"]:
        return on_other_postgres(words[1:], begin)
    return check_and_test(words, begin)


def check_and_test(words, begin):
    from warmwelkom.house.postgres.session import database_running
    from warmwelkom.house.prepare import copy_vendor_files

    copy_vendor_files()
    with database_running():
        making = start_template()
        passed, failed = run_checks() if not words else (0, 0)
        take_template(making)
        more_passed, more_failed = run_suite(words)
    print(f"\nIn {time.monotonic() - begin:.0f} seconds:")
    print(f"{passed + more_passed} passed, {failed + more_failed} failed")
    return 1 if failed + more_failed else 0


def on_other_postgres(words, begin):
    """The same on another PostgreSQL than the embedded one; its programs' folder may be named."""
    sys.path.insert(0, str(Path(__file__).parent))
    import other_postgres

    named = words.pop(0) if words and (Path(words[0]) / "initdb").exists() else ""
    programs = other_postgres.find_programs(named)
    if programs is None:
        print("No PostgreSQL found. On Debian: apt-get install postgresql-15")
        print("0 passed, 1 failed")
        return 1
    with other_postgres.running(programs) as address:
        os.environ["DATABASE_URL"] = address
        print(f"On {programs}", flush=True)
        return check_and_test(words, begin)


def start_template():
    """The suite's tables are made beside the checks, once for all workers and for later runs."""
    command = [sys.executable, "-m", "tests.template_database"]
    return subprocess.Popen(command, cwd=ROOT, text=True, stdout=subprocess.PIPE)


def take_template(making):
    """Where it could not be made, the suite makes its own tables, and fails by what is wrong with them."""
    told = making.communicate()[0].split()
    if making.returncode == 0 and told:
        os.environ["TEST_TEMPLATE"] = told[-1]


def run_checks():
    passed = failed = 0
    for name, command in CHECKS.items():
        done = subprocess.run(
            [str(word) for word in command], cwd=ROOT, text=True, capture_output=True, check=False
        )
        if done.returncode:
            failed += 1
            print(f"FAILED {name}\n{done.stdout[-6000:]}{done.stderr[-3000:]}", flush=True)
        else:
            passed += 1
            print(f"ok {name}", flush=True)
    return passed, failed


def run_suite(words):
    """Pytest over everything (or what the words name), on all cores; its counts."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-n",
        str(os.cpu_count() or 2),
        "--dist",
        "loadscope",  # dealt out as tests/together.py says
        *words,
    ]
    process = subprocess.Popen(command, cwd=ROOT, text=True, stdout=subprocess.PIPE)
    last = ""
    for line in process.stdout:
        print(line, end="", flush=True)
        last = line if re.search(r"\d+ (passed|failed|error)", line) else last
    code = process.wait()
    count = {
        word: int(number) for number, word in re.findall(r"(\d+) (passed|failed|errors?)", last)
    }
    failed = count.get("failed", 0) + count.get("error", 0) + count.get("errors", 0)
    if code and not failed:
        failed = 1
    return count.get("passed", 0), failed


def find_browser():
    """A Chromium: the one named, one on the path, or as root on Debian the package."""
    named = os.environ.get("WARMWELKOM_BROWSER")
    if named:
        return named
    found = next(
        (
            path
            for name in ("chromium", "chromium-browser", "google-chrome")
            if (path := shutil.which(name))
        ),
        None,
    )
    return found or install("chromium")


def install(program):
    """The program of that name, as root on Debian from its package; None where that can't be."""
    if not shutil.which(program) and os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installing the package {program} (once) …", flush=True)
        env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for words in (["update", "-q"], ["install", "-yq", "--no-install-recommends", program]):
            subprocess.run(["apt-get", *words], env=env, check=False, stdout=subprocess.DEVNULL)
    return shutil.which(program)


def no_browser():
    print(
        "No Chromium found. Install it (Debian: apt-get install chromium), or name one in WARMWELKOM_BROWSER."
    )
    print("0 passed, 1 failed")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
