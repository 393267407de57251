"""Write the tracks of a plate as an empty table to fill in."""

import csv
import sys

from cellkit.data import hcs
from cellkit.data import triplet as tri


def export(plate_path: str, table_path: str) -> int:
    """One row per field of view."""
    fovs = list(hcs.Plate.open(plate_path).positions())
    with open(table_path, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, tri.INDEX_COLUMNS, restval=0)
        writer.writeheader()
        writer.writerows({"fov_name": fov["name"]} for fov in fovs)
    return len(fovs)


def preview(plate_path: str, table_path: str, channel: str) -> dict:
    """The first triplet, to see whether the table makes sense."""
    from cellkit.data.triplet import TripletDataModule, _gather_channels

    module = TripletDataModule(plate_path, table_path, channel)
    module.setup("fit")
    sample = module.train_dataset[0]
    assert _gather_channels({channel: sample["anchor"][0]}) == sample["anchor"]
    return sample


if __name__ == "__main__":
    print(export(*sys.argv[1:3]))
