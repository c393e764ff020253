"""nginx from Debian with our own file, in front of a running house: what comes through, and what does not."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from pathlib import Path

from houses import environment
from measured import ROOT

sys.path.insert(0, str(ROOT))

from tests.house.nginx_here import DEPLOY, nginx_in

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
NAME = "welkom.example.nl"


@contextmanager
def nginx(port: str) -> Iterator[str]:
    """The address of nginx, which believes that both web processes stand at this port."""
    https = environment(Path())["PORT"]
    text = (DEPLOY / "nginx" / "warmwelkom.conf").read_text()
    text = text.replace("    server 127.0.0.1:8002;\n", "").replace(
        "127.0.0.1:8001", f"127.0.0.1:{port}"
    )
    text = text.replace("[::]:443 ssl http2", f"[::1]:{https} ssl http2").replace(
        "listen 443", f"listen 127.0.0.1:{https}"
    )
    text = text.replace(
        "    listen 80;\n    listen [::]:80;\n",
        f"    listen 127.0.0.1:{environment(Path())['PORT']};\n",
    )
    with tempfile.TemporaryDirectory(prefix="warmwelkom-nginx-") as place:
        conf = nginx_in(Path(place), text)
        conf.write_text("daemon off; user root;" + conf.read_text())
        process = subprocess.Popen([str(NGINX), "-c", str(conf)])
        try:
            yield f"https://127.0.0.1:{https}"
        finally:
            process.terminate()
            process.wait(timeout=30)


def status(address: str, path: str, **headers: str) -> tuple[int, Message]:
    """What somebody outside gets; nobody signs the certificate of a try-out."""
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    request = urllib.request.Request(  # noqa: S310  our own https
        address + path, headers={"Host": NAME, **headers}
    )
    for _try in range(50):
        try:
            with urllib.request.urlopen(request, context=trusting, timeout=20) as page:  # noqa: S310  as above
                return page.status, page.headers
        except urllib.error.HTTPError as refused:
            return refused.code, refused.headers
        except urllib.error.URLError:
            time.sleep(0.1)
    raise SystemExit("nginx never answered")
