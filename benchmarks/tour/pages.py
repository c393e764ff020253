"""The same place with three ways on, shown by each: a plain picture, our viewer, Pannellum, Photo Sphere Viewer."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
from pathlib import Path

from measured import ROOT

OURS = ROOT / "src/warmwelkom/rooms/wayfinding/static/wayfinding"
SPOTS = [("Kantine", 20, -4), ("Balie", 140, 0), ("Werkplaats", -120, -6)]
HEAD = '<!doctype html><html lang="nl"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Hal</title><link rel="icon" href="data:,">'
SIZE = "<style>body{margin:0}canvas,.flat,#v{display:block;width:100%;height:400px}.flat{overflow:auto hidden}.flat img{height:100%}.pano{position:relative}[data-pano=turns] a{position:absolute;top:50%;left:50%}</style>"
PSV = """import {Viewer} from "@photo-sphere-viewer/core"; import {MarkersPlugin} from "@photo-sphere-viewer/markers-plugin";
new Viewer({container: "v", panorama: "full.jpg", plugins: [[MarkersPlugin, {markers: SPOTS}]]});"""


def write_pages(folder: Path, tools: Path) -> dict[str, int]:
    """A page for each in the folder; answers what their scripts and styles weigh, gzipped, in bytes."""
    modules = tools / "node_modules"
    for name in ("pannellum.js", "pannellum.css"):
        shutil.copy(modules / "pannellum/build" / name, folder)
    for name in ("pano.js", "pano-gl.js"):
        shutil.copy(OURS / name, folder)
    bundle(folder, tools)
    styles = [
        modules / f"@photo-sphere-viewer/{part}/index.css" for part in ("core", "markers-plugin")
    ]
    (folder / "psv.css").write_text("".join(style.read_text() for style in styles))
    for name, body in (("img", img()), ("ours", ours()), ("pannellum", pannellum()), ("psv", psv())):  # fmt: skip
        (folder / f"{name}.html").write_text(HEAD + SIZE + body)
    weights = {
        "img": [],
        "ours": ["pano.js", "pano-gl.js"],
        "pannellum": ["pannellum.js", "pannellum.css"],
        "psv": ["psv.js", "psv.css"],
    }
    return {name: sum(packed(folder / file) for file in files) for name, files in weights.items()}


def packed(file: Path) -> int:
    """Bytes over the line; a packed copy is left beside it."""
    content = gzip.compress(file.read_bytes(), 9, mtime=0)
    file.with_name(file.name + ".gz").write_bytes(content)
    return len(content)


def img() -> str:
    return '<img src="full.jpg" alt="Hal" style="width:100%">'


def ours() -> str:
    spots = "".join(f'<li><a class="spot" href="#{name}" data-at="{yaw} {pitch}">{name}</a></li>' for name, yaw, pitch in SPOTS)  # fmt: skip
    return f"""<link rel="modulepreload" href="pano-gl.js"><script type="module" src="pano.js"></script>
<div class="pano" data-pano data-full="full.jpg" data-fov="360 180" data-look="0 0" data-label="Rondkijken: hal">
<div class="flat" data-flat><img src="first.jpg" alt="Hal" width="1024" height="512"></div><ul>{spots}</ul></div>"""


def pannellum() -> str:
    spots = [{"yaw": yaw, "pitch": pitch, "text": name, "URL": f"#{name}", "cssClass": "spot pnlm-hotspot pnlm-scene"} for name, yaw, pitch in SPOTS]  # fmt: skip
    options = {"type": "equirectangular", "panorama": "full.jpg", "autoLoad": True, "hotSpots": spots}  # fmt: skip
    return f'<link rel="stylesheet" href="pannellum.css"><script src="pannellum.js"></script><div id="v"></div><script>pannellum.viewer("v", {json.dumps(options)})</script>'


def psv() -> str:
    return '<link rel="stylesheet" href="psv.css"><div id="v"></div><script type="module" src="psv.js"></script>'


def bundle(folder: Path, tools: Path) -> None:
    """Photo Sphere Viewer with its markers and three.js as one small script, as a site would serve it."""
    spots = [{"id": name, "position": {"yaw": f"{yaw}deg", "pitch": f"{pitch}deg"}, "html": name, "className": "spot", "size": {"width": 90, "height": 24}, "tooltip": name} for name, yaw, pitch in SPOTS]  # fmt: skip
    (tools / "psv.js").write_text(PSV.replace("SPOTS", json.dumps(spots)))
    words = ["psv.js", "--bundle", "--minify", "--format=esm", f"--outfile={folder / 'psv.js'}"]
    esbuild = str(tools / "node_modules/@esbuild/linux-x64/bin/esbuild")
    subprocess.run([esbuild, *words, "--log-level=error"], cwd=tools, check=True)
