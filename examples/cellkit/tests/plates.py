"""Small plates for the tests."""

import json
import tempfile
from pathlib import Path

TRACKS = """\
fov_name,track_id,t,y,x
A/1/0,1,0,1,1
A/1/0,1,1,1,2
A/1/0,2,0,3,3
B/2/0,3,0,2,2
"""


def make_position(name: str, depth: int = 3, size: int = 4) -> dict:
    """A field of view with two channels; only wells of row A are normalized."""
    planes = [
        [[float(z + x) for x in range(size)] for _ in range(size)] for z in range(depth)
    ]
    position = {"name": name, "channels": {"Phase": planes, "Nuclei": planes}}
    if name.startswith("A"):
        stats = {"fov_statistics": {"mean": 1, "std": 2}}
        position["attributes"] = {"normalization": {"Phase": stats}}
    return position


def write_plate(directory: str | Path) -> Path:
    """A plate of two wells with five fields of view, and its tracks."""
    wells = {
        "A/1": [make_position(f"A/1/{i}") for i in range(3)],
        "B/2": [make_position(f"B/2/{i}") for i in range(2)],
    }
    path = Path(directory) / "plate.json"
    path.write_text(json.dumps({"name": "plate", "wells": wells}), encoding="utf-8")
    path.with_suffix(".csv").write_text(TRACKS, encoding="utf-8")
    return path


class PlateMixin:
    """Gives each test a plate of its own in ``self.plate``."""

    def setUp(self) -> None:
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.plate = write_plate(directory.name)
