"""Augment on the device, after a batch has been copied there."""

from collections.abc import Sequence
from multiprocessing import Manager
from pathlib import Path
from typing import Literal

from cellkit.data.distributed import ShardedSampler
from cellkit.data.hcs import Plate, _ensure_channel_list, _read_norm_meta
from cellkit.data.select import SelectWell
from cellkit.data.typing import DictTransform, Position, Sample


class GPUTransformMixin:
    """Mixin for data modules with transforms for the device."""

    gpu_transforms: Sequence[DictTransform] = ()

    def on_after_batch_transfer(self, batch: Sample) -> Sample:
        """Apply the transforms one after the other."""
        for transform in self.gpu_transforms:
            batch = transform(batch)
        return batch


class CachedPlateDataset:
    """Fields of view that are read once and kept."""

    def __init__(
        self, positions: Sequence[Position], channels: str | Sequence[str], cache: dict
    ) -> None:
        self.positions = list(positions)
        self.channels = _ensure_channel_list(channels)
        self.cache = cache

    def __len__(self) -> int:
        return len(self.positions)

    def __getitem__(self, index: int) -> Sample:
        fov = self.positions[index]
        if fov["name"] not in self.cache:
            self.cache[fov["name"]] = [fov["channels"][c] for c in self.channels]
        sample: Sample = {"index": fov["name"], "source": self.cache[fov["name"]]}
        norm_meta = _read_norm_meta(fov)
        if norm_meta is not None:
            sample["norm_meta"] = norm_meta
        return sample


class CachedPlateDataModule(GPUTransformMixin, SelectWell):
    """Part of a plate, cached, with transforms on the device."""

    def __init__(
        self,
        data_path: Path | str,
        channels: str | Sequence[str],
        include_wells: Sequence[str] | None = None,
        exclude_fovs: Sequence[str] | None = None,
        cache_dir: Path | str = "cellkit_cache",
    ) -> None:
        super().__init__()
        self.data_path = Path(data_path)
        self.channels = channels
        self.cache_dir = Path(cache_dir)
        self._include_wells = include_wells
        self._exclude_fovs = exclude_fovs
        self.volumes = Manager().dict()  # every worker reads what another one read

    def setup(self, stage: Literal["fit", "predict"]) -> None:
        """Open the plate and select from it."""
        positions = self.select_fovs(Plate.open(self.data_path).wells)
        self.train_dataset = CachedPlateDataset(positions, self.channels, self.volumes)
        self.sampler = ShardedSampler(self.train_dataset)
