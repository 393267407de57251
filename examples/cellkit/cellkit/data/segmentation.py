"""Label images next to what was predicted for them."""

from pathlib import Path
from typing import Literal

from cellkit.data.hcs import Plate, Sample, _ensure_channel_list
from cellkit.data.typing import SampleIndex


class SegmentationDataset:
    """Pairs of label images, by the name of the field of view."""

    def __init__(
        self, predicted: Plate, labelled: Plate, pred_channel: str, target_channel: str
    ) -> None:
        self.pred_channel = pred_channel
        self.target_channel = target_channel
        labels = {fov["name"]: fov for fov in labelled.positions()}
        self.pairs = [
            (fov, labels[fov["name"]])
            for fov in predicted.positions()
            if fov["name"] in labels
        ]

    def __len__(self) -> int:
        return len(self.pairs)

    def __getitem__(self, index: int) -> Sample:
        fov, label = self.pairs[index]
        return {
            "index": SampleIndex(fov["name"], 0),
            "source": fov["channels"][self.pred_channel],
            "target": label["channels"][self.target_channel],
        }


class SegmentationDataModule:
    """Two plates of the same wells: the prediction and the truth."""

    def __init__(
        self,
        pred_path: Path | str,
        target_path: Path | str,
        pred_channel: str,
        target_channel: str,
    ) -> None:
        self.pred_path = Path(pred_path)
        self.target_path = Path(target_path)
        self.channels = _ensure_channel_list((pred_channel, target_channel))

    def setup(self, stage: Literal["test"]) -> None:
        """Open both plates."""
        self.test_dataset = SegmentationDataset(
            Plate.open(self.pred_path), Plate.open(self.target_path), *self.channels
        )
