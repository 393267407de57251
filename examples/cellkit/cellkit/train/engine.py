"""The training engine.

It feeds any data module that has ``setup`` and ``train_dataloader``, such as
:class:`cellkit.data.hcs.HCSDataModule`.
"""

import importlib
import logging
from typing import Any

from cellkit.data.combined import CombinedDataModule
from cellkit.data.hcs import HCSDataModule, _ensure_channel_list
from cellkit.data.triplet import INDEX_COLUMNS, TripletDataModule
from cellkit.data.typing import Sample

_logger = logging.getLogger(__name__)

DEFAULT_DATAMODULE = "cellkit.data.hcs.HCSDataModule"


def load_class(path: str) -> type:
    """Import a class by its dotted path."""
    module, _, name = path.rpartition(".")
    return getattr(importlib.import_module(module), name)


def default_datamodule(data_path: str) -> HCSDataModule:
    """A data module for a plate with a phase and a nuclei channel."""
    source, target = _ensure_channel_list(("Phase", "Nuclei"))
    return HCSDataModule(data_path, source, target)


class Engine:
    """Learn the mean intensity, which is as much as a toy can learn."""

    def __init__(
        self, datamodule_class: str | type = DEFAULT_DATAMODULE, **init_args: Any
    ) -> None:
        if isinstance(datamodule_class, str):
            datamodule_class = load_class(datamodule_class)
        self.datamodule = datamodule_class(**init_args)
        self.mean = 0.0

    def fit(self) -> float:
        """Go through the training set once."""
        self.datamodule.setup("fit")
        if isinstance(self.datamodule, TripletDataModule):
            return self._fit_triplets()
        seen = [self._mean(batch) for batch in self.datamodule.train_dataloader()]
        kind = "several plates" if self._is_combined else "one plate"
        _logger.info("trained on %d batches of %s", len(seen), kind)
        self.mean = sum(seen) / len(seen)
        return self.mean

    @property
    def _is_combined(self) -> bool:
        return isinstance(self.datamodule, CombinedDataModule)

    def _fit_triplets(self) -> float:
        dataset = self.datamodule.train_dataset
        assert all(list(s["index"]) == INDEX_COLUMNS for s in map(dict, dataset))
        self.mean = float(len(dataset))
        return self.mean

    @staticmethod
    def _mean(batch: Sample) -> float:
        values = [
            value
            for channels in batch["source"]
            for volume in channels
            for plane in volume
            for row in plane
            for value in row
        ]
        return sum(values) / len(values)
