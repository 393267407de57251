"""Several data modules at once."""

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Literal

from cellkit.data.distributed import ShardedSampler
from cellkit.data.hcs import HCSDataModule, _collate_samples
from cellkit.data.typing import Sample


class CombineMode(Enum):
    """When to stop."""

    MIN_SIZE = "min_size"
    MAX_SIZE = "max_size"


class ConcatDataset:
    """Datasets in a row."""

    def __init__(self, datasets: Sequence) -> None:
        self.datasets = list(datasets)

    def __len__(self) -> int:
        return sum(len(dataset) for dataset in self.datasets)

    def __getitem__(self, index: int) -> Sample:
        for dataset in self.datasets:
            if index < len(dataset):
                return dataset[index]
            index -= len(dataset)
        raise IndexError(index)


class CombinedDataModule:
    """Take a batch from each data module in turn."""

    def __init__(
        self,
        data_modules: Sequence[HCSDataModule],
        mode: CombineMode = CombineMode.MIN_SIZE,
    ) -> None:
        self.data_modules = list(data_modules)
        self.mode = mode

    def setup(self, stage: Literal["fit", "predict"]) -> None:
        """Set up each data module."""
        for module in self.data_modules:
            module.setup(stage)
        self.train_dataset = ConcatDataset([m.train_dataset for m in self.data_modules])

    def train_dataloader(self) -> Iterator[Sample]:
        """One batch of each, joined, until the mode says stop."""
        lengths = [len(module.train_dataset) for module in self.data_modules]
        steps = min(lengths) if self.mode is CombineMode.MIN_SIZE else max(lengths)
        samplers = [
            list(ShardedSampler(module.train_dataset)) for module in self.data_modules
        ]
        for step in range(steps):
            yield _collate_samples(
                [
                    module.train_dataset[indices[step % len(indices)]]
                    for module, indices in zip(self.data_modules, samplers, strict=True)
                ]
            )
