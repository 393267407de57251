"""A folder of single images with annotations in one JSON file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from cellkit.data.gpu_aug import GPUTransformMixin
from cellkit.data.hcs import _search_int_in_str

try:
    from tifffile import imread
except ImportError:  # datasets can be listed without it
    imread = None

if TYPE_CHECKING:
    from multiprocessing.managers import DictProxy

    from cellkit.data.typing import Sample


class LiveCellDataset:
    """Images of one folder, sorted by the number in their names."""

    def __init__(
        self, images: list[Path], boxes: dict[str, list], cache: DictProxy | dict
    ) -> None:
        self.images = sorted(images, key=self.frame)
        self.boxes = boxes
        self.cache = cache

    @staticmethod
    def frame(path: Path) -> int:
        """The number in the name of an image."""
        return int(_search_int_in_str(r"\d+", path.stem))

    def __len__(self) -> int:
        return len(self.images)

    def __getitem__(self, index: int) -> Sample:
        path = self.images[index]
        if path.name not in self.cache:
            if imread is None:
                raise ImportError("tifffile is needed: pip install 'cellkit[livecell]'")
            self.cache[path.name] = imread(path)
        return {
            "index": self.frame(path),
            "source": self.cache[path.name],
            "target": self.boxes.get(path.name, []),
        }


class LiveCellDataModule(GPUTransformMixin):
    """Images and boxes for the detection of cells."""

    def __init__(self, images: Path | str, annotations: Path | str) -> None:
        self.images = Path(images)
        self.annotations = Path(annotations)

    def setup(self, stage: Literal["fit", "test"]) -> None:
        """List the images and read the boxes."""
        boxes: dict[str, list] = {}
        for entry in json.loads(self.annotations.read_text(encoding="utf-8")):
            boxes.setdefault(entry["file_name"], []).append(entry["bbox"])
        self.train_dataset = LiveCellDataset(
            list(self.images.glob("*.tif")), boxes, cache={}
        )
