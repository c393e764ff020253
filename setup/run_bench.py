"""Run one measurement: `./bench NAME [--short]`; without a name, list them.

Each measurement is a folder of benchmarks/ with a README and a run.py; what it compares with stands in
benchmarks/requirements.txt and is installed in an environment of its own on first use.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BENCH = ROOT / "benchmarks"
PEERS = ROOT / ".tools" / "peers"


def main(words):
    names = sorted(path.parent.name for path in BENCH.glob("*/run.py"))
    if not words or words[0] not in names:
        return show(names, wrong=words[0] if words and not words[0].startswith("-") else "")
    name, *rest = words
    python = peers_python()
    env_path = [str(ROOT / "src"), str(ROOT)]
    command = [str(python), str(BENCH / name / "run.py"), *rest]
    return subprocess.run(command, cwd=ROOT, check=False, env=environment(env_path)).returncode


def environment(paths):
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "WARMWELKOM_PYTHON": sys.executable}


def show(names, *, wrong):
    if wrong:
        print(f"There is no measurement {wrong}.")
    print("Measurements (./bench NAME [--short]):")
    for name in names:
        first = next(
            (
                line
                for line in (BENCH / name / "README.md").read_text().splitlines()
                if line.strip()
            ),
            name,
        )
        print(f"  {name:14} {first.lstrip('# ')}")
    return 1 if wrong else 0


def peers_python():
    """Python of the environment with our own packages and the peers."""
    lock = BENCH / "requirements.txt"
    key = hashlib.sha256(lock.read_bytes()).hexdigest()
    stamp = PEERS / ".stamp"
    python = PEERS / "bin" / "python"
    if not stamp.exists() or stamp.read_text() != key:
        print("Installing what we compare with (once) …", file=sys.stderr, flush=True)
        uv = str(ROOT / ".tools" / "bin" / "uv")
        subprocess.run(
            [uv, "venv", "-q", "--clear", "--python", sys.executable, str(PEERS)], check=True
        )
        subprocess.run(
            [
                uv,
                "pip",
                "install",
                "-q",
                "--python",
                str(python),
                "--require-hashes",
                "-r",
                str(lock),
            ],
            check=True,
        )
        stamp.write_text(key)
    return python


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
