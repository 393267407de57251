"""Transforms that work on a batch at a time."""

from cellkit.transforms._crop import (
    BatchedCenterCrop,
    BatchedCenterCropd,
    BatchedRandCrop,
)
from cellkit.transforms._normalize import NormalizeSampled

__all__ = [
    "BatchedCenterCrop",
    "BatchedCenterCropd",
    "BatchedRandCrop",
    "NormalizeSampled",
]
