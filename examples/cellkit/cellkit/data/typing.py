"""Types that all the data modules share."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypedDict

OneOrSeq = str | Sequence[str]

Image = list[list[float]]
"""One plane, indexed by y and x."""

Volume = list[Image]
"""A stack of planes, indexed by z, y and x."""

DictTransform = Callable[[dict[str, Any]], dict[str, Any]]


class LevelNormStats(TypedDict):
    """Statistics at one level, for example over one field of view."""

    mean: float
    std: float


class ChannelNormStats(TypedDict, total=False):
    """Statistics of one channel."""

    dataset_statistics: LevelNormStats
    fov_statistics: LevelNormStats


NormMeta = dict[str, ChannelNormStats]


class Position(TypedDict, total=False):
    """One field of view."""

    name: str
    channels: dict[str, Volume]
    attributes: dict[str, Any]


class SampleIndex(NamedTuple):
    """Where a sample comes from."""

    fov_name: str
    z: int


class Sample(TypedDict, total=False):
    """What a dataset gives for one index, and a loader for one batch."""

    index: Any
    source: Any
    target: Any
    norm_meta: Any


class ChannelMap(TypedDict):
    """Which channels are read and which are to be predicted."""

    source: OneOrSeq
    target: OneOrSeq
