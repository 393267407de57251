"""Print what a plate looks like to each dataset.

There is no ``__init__.py`` in this folder: it is a namespace package.
"""

import sys
from typing import TYPE_CHECKING

import cellkit.data.hcs as hcs  # noqa: PLR0402
import cellkit.data.segmentation

if TYPE_CHECKING:
    from cellkit.data.typing import Position


def describe(fov: "Position") -> str:
    """One line per field of view."""
    norm = "normalized" if hcs._read_norm_meta(fov) else "raw"
    return f"{fov['name']}: {', '.join(fov['channels'])} ({norm})"


def compare(first: str, second: str, channel: str) -> int:
    """How many fields of view two plates have in common."""
    dataset = cellkit.data.segmentation.SegmentationDataset(
        hcs.Plate.open(first), hcs.Plate.open(second), channel, channel
    )
    return len(dataset)


def main(path: str) -> None:
    """Describe every field of view."""
    plate = hcs.Plate.open(path)
    for fov in plate.positions():
        print(describe(fov))


if __name__ == "__main__":
    main(sys.argv[1])
