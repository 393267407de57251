"""Write normalization metadata into a plate."""

import json
import statistics
from pathlib import Path

from .data.hcs import Plate, _read_norm_meta
from .data.typing import LevelNormStats, Position

try:
    from tqdm import tqdm
except ImportError:  # no bar, then
    tqdm = iter


def fov_statistics(fov: Position, channel: str) -> LevelNormStats:
    """Mean and deviation over one field of view."""
    values = [v for plane in fov["channels"][channel] for row in plane for v in row]
    return {"mean": statistics.fmean(values), "std": statistics.pstdev(values) or 1.0}


def normalize_plate(path: Path | str) -> int:
    """Add what is missing; returns how many fields of view were changed."""
    plate = Plate.open(path)
    changed = 0
    for fov in tqdm(list(plate.positions())):
        if _read_norm_meta(fov) is not None:
            continue
        fov.setdefault("attributes", {})["normalization"] = {
            channel: {"fov_statistics": fov_statistics(fov, channel)}
            for channel in fov["channels"]
        }
        changed += 1
    content = {"name": plate.name, "wells": plate.wells}
    Path(path).write_text(json.dumps(content), encoding="utf-8")
    return changed
