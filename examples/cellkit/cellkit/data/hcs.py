"""High-content screening: plates, and the base of most data modules.

Run it as a program for a summary of a plate: ``python -m cellkit.data.hcs plate.json``.
"""

import argparse
import json
import logging
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from cellkit.data.typing import (
    ChannelMap,
    DictTransform,
    Image,
    NormMeta,
    Position,
    Sample,
    SampleIndex,
)

try:
    import numpy as np
except ImportError:  # only `Plate.as_array` needs it
    np = None

# Log filters at several sites match this name: it is a channel, not a package.
_logger = logging.getLogger("cellkit_data")

# Levels of the normalization metadata, the coarsest first.
_NORM_LEVELS = ("dataset_statistics", "fov_statistics")


def _ensure_channel_list(str_or_seq: str | Sequence[str]) -> list[str]:
    """Make a list of channel names out of one name or a sequence of names."""
    if isinstance(str_or_seq, str):
        return [str_or_seq]
    try:
        return list(str_or_seq)
    except TypeError:
        raise TypeError(
            f"channels must be a string or a sequence of strings, not {str_or_seq!r}"
        ) from None


def _search_int_in_str(pattern: str, file_name: str) -> str:
    """Find an index in a file name: ``r"(?<=_z)0*(\\d+)"`` makes ``"a_z007"`` ``"7"``."""
    match = re.search(pattern, file_name)
    if match is None:
        raise ValueError(f"{file_name!r} does not match {pattern!r}")
    return match.group(1) if match.groups() else match.group()


# Samples that were cut into several patches arrive as lists: they are flattened.
def _collate_samples(batch: Sequence[Sample]) -> Sample:
    """Turn a sequence of samples into one sample whose values are lists."""
    collated: Sample = {}
    for sample in batch:
        for key, value in sample.items():
            values = collated.setdefault(key, [])
            if isinstance(value, list):
                values.extend(value)
            else:
                values.append(value)
    return collated


def _read_norm_meta(fov: Position) -> NormMeta | None:
    """Read the normalization metadata of a field of view, as floats."""
    stored = fov.get("attributes", {}).get("normalization")
    if stored is None:
        return None
    return {
        channel: {
            level: {stat: float(value) for stat, value in levels[level].items()}
            for level in _NORM_LEVELS
            if level in levels
        }
        for channel, levels in stored.items()
    }


def imread(path: Path | str) -> Image:
    """Read one plane that is stored as JSON text."""
    return json.loads(Path(path).read_text(encoding="utf-8"))


class Plate:
    """Wells by name, each a list of fields of view.

    >>> from cellkit.data.hcs import Plate
    >>> Plate("demo", {"A/1": [{"name": "A/1/0", "channels": {}}]})
    Plate('demo', 1 wells)
    """

    def __init__(self, name: str, wells: dict[str, list[Position]]) -> None:
        self.name = name
        self.wells = wells

    def __repr__(self) -> str:
        return f"Plate({self.name!r}, {len(self.wells)} wells)"

    @classmethod
    def open(cls, path: Path | str) -> "Plate":
        """Open a plate that is held in one JSON file."""
        content = json.loads(Path(path).read_text(encoding="utf-8"))
        return cls(content["name"], content["wells"])

    def positions(self) -> Iterator[Position]:
        """All fields of view, well by well."""
        for fovs in self.wells.values():
            yield from fovs

    def as_array(self, channel: str):
        """One channel of the whole plate as an array: (position, z, y, x)."""
        if np is None:
            raise ImportError("numpy is needed for Plate.as_array")
        return np.asarray([fov["channels"][channel] for fov in self.positions()])


class HCSDataset:
    """Windows of ``z_window_size`` planes over a list of fields of view."""

    def __init__(
        self,
        positions: Sequence[Position],
        channels: ChannelMap,
        z_window_size: int = 1,
        transform: DictTransform | None = None,
    ) -> None:
        self.positions = list(positions)
        self.source = _ensure_channel_list(channels["source"])
        self.target = _ensure_channel_list(channels["target"])
        self.z_window_size = z_window_size
        self.transform = transform
        self._windows = [
            (fov, z)
            for fov in self.positions
            for z in range(self._depth(fov) - z_window_size + 1)
        ]

    def _depth(self, fov: Position) -> int:
        return len(fov["channels"][self.source[0]])

    def __len__(self) -> int:
        return len(self._windows)

    def __getitem__(self, index: int) -> Sample:
        fov, z = self._windows[index]
        planes = slice(z, z + self.z_window_size)
        sample: Sample = {
            "index": SampleIndex(fov["name"], z),
            "source": tuple(fov["channels"][name][planes] for name in self.source),
            "target": tuple(fov["channels"][name][planes] for name in self.target),
        }
        norm_meta = _read_norm_meta(fov)
        if norm_meta is not None:
            sample["norm_meta"] = norm_meta
        return self.transform(sample) if self.transform else sample


class HCSDataModule:
    """Split a plate into training and validation, and batch it."""

    def __init__(
        self,
        data_path: Path | str,
        source_channel: str | Sequence[str],
        target_channel: str | Sequence[str],
        z_window_size: int = 1,
        split_ratio: float = 0.8,
        batch_size: int = 4,
    ) -> None:
        self.data_path = Path(data_path)
        self.source_channel = _ensure_channel_list(source_channel)
        self.target_channel = _ensure_channel_list(target_channel)
        self.z_window_size = z_window_size
        self.split_ratio = split_ratio
        self.batch_size = batch_size

    def setup(self, stage: Literal["fit", "predict"]) -> None:
        """Open the plate and make the datasets of a stage."""
        positions = list(Plate.open(self.data_path).positions())
        channels: ChannelMap = {
            "source": self.source_channel,
            "target": self.target_channel,
        }
        cut = round(len(positions) * self.split_ratio) if stage == "fit" else 0
        _logger.debug("%d of %d positions are for training", cut, len(positions))
        self.train_dataset = HCSDataset(positions[:cut], channels, self.z_window_size)
        self.val_dataset = HCSDataset(positions[cut:], channels, self.z_window_size)

    def train_dataloader(self) -> Iterator[Sample]:
        """Batches of the training set, in order."""
        for start in range(0, len(self.train_dataset), self.batch_size):
            stop = min(start + self.batch_size, len(self.train_dataset))
            yield _collate_samples([self.train_dataset[i] for i in range(start, stop)])

    @staticmethod
    def plane_index(file_name: str) -> int:
        """The z index in the name of a file: 7 for ``img_z007.json``."""
        return int(_search_int_in_str(r"(?<=_z)0*(\d+)", file_name))


def main(argv: Sequence[str] | None = None) -> int:
    """Print a line per well."""
    parser = argparse.ArgumentParser(prog="cellkit-plate", description=__doc__)
    parser.add_argument("plate", type=Path)
    plate = Plate.open(parser.parse_args(argv).plate)
    print(plate)
    for name, fovs in plate.wells.items():
        print(f"{name}: {len(fovs)} positions")
    return 0


if __name__ == "__main__":
    sys.exit(main())
