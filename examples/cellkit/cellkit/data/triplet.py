"""Triplets of tracked cells: an anchor, a later self and somebody else."""

import csv
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from cellkit.data.hcs import HCSDataModule, Plate, _read_norm_meta
from cellkit.data.select import _filter_fovs, _filter_wells
from cellkit.data.typing import DictTransform, NormMeta, Position, Volume
from cellkit.transforms import BatchedCenterCropd

try:
    import tensorstore as ts
except ImportError:  # only stores on disk need it
    ts = None

# The columns of a table of tracks.
INDEX_COLUMNS = [
    "fov_name",
    "track_id",
    "t",
    "y",
    "x",
]


def _scatter_channels(
    channel_names: list[str], patch: Sequence[Volume], norm_meta: NormMeta | None
) -> dict[str, Any]:
    """Give each channel of a patch its name."""
    channels: dict[str, Any] = dict(zip(channel_names, patch, strict=True))
    if norm_meta is not None:
        channels["norm_meta"] = norm_meta
    return channels


def _gather_channels(patch_channels: dict[str, Any]) -> list[Volume]:
    """Undo `_scatter_channels`, in the order of the names."""
    patch_channels.pop("norm_meta", None)
    return list(patch_channels.values())


def _transform_channel_wise(
    transform: DictTransform,
    channel_names: list[str],
    patch: Sequence[Volume],
    norm_meta: NormMeta | None,
) -> list[Volume]:
    """Apply a transform that knows channels by name to a patch that does not."""
    scattered = _scatter_channels(channel_names, patch, norm_meta)
    return _gather_channels(transform(scattered))


def open_store(path: Path | str) -> "ts.TensorStore":
    """Open a zarr array on disk."""
    if ts is None:
        raise ImportError("tensorstore is needed: pip install 'cellkit[triplet]'")
    spec = {"driver": "zarr", "kvstore": {"driver": "file", "path": str(path)}}
    return ts.open(spec, read=True).result()


class TripletDataset:
    """One triplet per tracked cell and time point that has a successor."""

    def __init__(
        self,
        positions: Sequence[Position],
        tracks: Sequence[dict[str, Any]],
        channel_names: list[str],
        transform: DictTransform,
        seed: int = 0,
    ) -> None:
        self.positions = {fov["name"]: fov for fov in positions}
        self.tracks = [row for row in tracks if row["fov_name"] in self.positions]
        self.channel_names = channel_names
        self.transform = transform
        self._random = random.Random(seed)
        later = {(r["fov_name"], r["track_id"], r["t"] - 1): r for r in self.tracks}
        self._pairs = [
            (row, later[row["fov_name"], row["track_id"], row["t"]])
            for row in self.tracks
            if (row["fov_name"], row["track_id"], row["t"]) in later
        ]

    def __len__(self) -> int:
        return len(self._pairs)

    def __getitem__(self, index: int) -> dict[str, Any]:
        anchor, positive = self._pairs[index]
        others = [r for r in self.tracks if r["track_id"] != anchor["track_id"]]
        negative = self._random.choice(others)
        return {
            "index": {column: anchor[column] for column in INDEX_COLUMNS},
            "anchor": self._patch(anchor),
            "positive": self._patch(positive),
            "negative": self._patch(negative),
        }

    def _patch(self, row: dict[str, Any]) -> list[Volume]:
        fov = self.positions[row["fov_name"]]
        patch = [fov["channels"][name] for name in self.channel_names]
        return _transform_channel_wise(
            self.transform, self.channel_names, patch, _read_norm_meta(fov)
        )


class TripletDataModule(HCSDataModule):
    """A plate with a table of tracks, cropped around the centre."""

    def __init__(
        self,
        data_path: Path | str,
        tracks_path: Path | str,
        source_channel: str | Sequence[str],
        yx_patch_size: int = 2,
        include_wells: Sequence[str] | None = None,
        exclude_fovs: Sequence[str] | None = None,
        batch_size: int = 4,
    ) -> None:
        super().__init__(data_path, source_channel, [], batch_size=batch_size)
        self.tracks_path = Path(tracks_path)
        self.yx_patch_size = yx_patch_size
        self.include_wells = include_wells
        self.exclude_fovs = exclude_fovs

    def read_tracks(self) -> list[dict[str, Any]]:
        """The rows of the tracks table, numbers as numbers."""
        with self.tracks_path.open(newline="", encoding="utf-8") as file:
            return [
                {c: row[c] if c == "fov_name" else int(row[c]) for c in INDEX_COLUMNS}
                for row in csv.DictReader(file)
            ]

    def setup(self, stage: Literal["fit", "predict"]) -> None:
        """Open the plate and pair up the tracks."""
        positions = [
            fov
            for fovs in _filter_wells(
                Plate.open(self.data_path).wells, self.include_wells
            )
            for fov in _filter_fovs(fovs, self.exclude_fovs)
        ]
        crop = BatchedCenterCropd(self.source_channel, self.yx_patch_size)
        self.train_dataset = TripletDataset(
            positions, self.read_tracks(), self.source_channel, crop
        )
