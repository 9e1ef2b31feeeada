"""What a page carries inside itself: Leaflet from its installed package, and our own styles and scripts."""

from __future__ import annotations

import base64
import re
from functools import cache
from pathlib import Path

from xstatic.pkg import leaflet

LEAFLET_FOLDER = Path(leaflet.BASE_DIR)
OWN_FOLDER = Path(__file__).parent
IMAGE = re.compile(r"url\((images/[\w.-]+\.png)\)")
SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)


@cache
def leaflet_script() -> str:
    """Return Leaflet's script without the line that would make a browser ask for its source map."""
    text = (LEAFLET_FOLDER / "leaflet.js").read_text(encoding="utf-8")
    return SOURCE_MAP.sub("", text).rstrip() + "\n"


@cache
def leaflet_style() -> str:
    """Return Leaflet's style with its images written into it, so that it asks for no file."""
    text = (LEAFLET_FOLDER / "leaflet.css").read_text(encoding="utf-8")
    return IMAGE.sub(lambda found: f"url({_image(found[1])})", text)


def _image(name: str) -> str:
    data = base64.b64encode((LEAFLET_FOLDER / name).read_bytes()).decode("ascii")
    return f"data:image/png;base64,{data}"


@cache
def own(name: str) -> str:
    """Return the text of a style, script or template that lies beside this file."""
    return (OWN_FOLDER / name).read_text(encoding="utf-8")
