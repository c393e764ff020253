#!/bin/sh
# Find a Python that is new enough, for a machine may have several, and go on with it.
for python in python3 python3.14 python3.13 python3.12 python3.11; do
  if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    exec "$python" setup/prepare.py "$@"
  fi
done
echo "Warm Welkom needs Python 3.11 or newer, with venv and pip. Install it (Debian: apt-get install python3-venv) and run this again." >&2
exit 1
