"""Cropping."""

import random
from collections.abc import Sequence
from typing import Any


def _center_bounds(length: int, size: int) -> tuple[int, int]:
    """Where a centred window of `size` starts and ends."""
    if size > length:
        raise ValueError(f"cannot crop {size} out of {length}")
    start = (length - size) // 2
    return start, start + size


class BatchedCenterCrop:
    """Crop a stack of planes around the centre of y and x.

    Parameters
    ----------
    roi_size : Sequence[int] | int
        Height and width; one number stands for both.
    """

    def __init__(self, roi_size: Sequence[int] | int) -> None:
        pair = (roi_size, roi_size) if isinstance(roi_size, int) else tuple(roi_size)
        self.height, self.width = pair

    def __call__(self, batch: list) -> list:
        """Crop each plane."""
        cropped = []
        for plane in batch:
            top, bottom = _center_bounds(len(plane), self.height)
            left, right = _center_bounds(len(plane[0]), self.width)
            cropped.append([row[left:right] for row in plane[top:bottom]])
        return cropped


class BatchedCenterCropd:
    """`BatchedCenterCrop` for some keys of a dictionary."""

    def __init__(
        self, keys: str | Sequence[str], roi_size: Sequence[int] | int
    ) -> None:
        self.keys = [keys] if isinstance(keys, str) else list(keys)
        self.cropper = BatchedCenterCrop(roi_size)

    def __call__(self, sample: dict[str, Any]) -> dict[str, Any]:
        """Crop the chosen keys, keep the others."""
        return {
            key: self.cropper(value) if key in self.keys else value
            for key, value in sample.items()
        }


class BatchedRandCrop:
    """Crop a stack of planes somewhere, all at the same place."""

    def __init__(self, size: int, seed: int | None = None) -> None:
        self.size = size
        self._random = random.Random(seed)

    def __call__(self, batch: list) -> list:
        """Crop each plane."""
        top = self._random.randint(0, len(batch[0]) - self.size)
        left = self._random.randint(0, len(batch[0][0]) - self.size)
        return [
            [row[left : left + self.size] for row in plane[top : top + self.size]]
            for plane in batch
        ]
