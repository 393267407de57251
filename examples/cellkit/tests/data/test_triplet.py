import unittest
from unittest import mock

from cellkit.data import triplet
from cellkit.data.triplet import (
    INDEX_COLUMNS,
    TripletDataModule,
    _gather_channels,
    _scatter_channels,
)
from tests.plates import PlateMixin


class ChannelsTest(unittest.TestCase):
    def test_gather_undoes_scatter(self) -> None:
        patch = [[[[1.0]]], [[[2.0]]]]
        scattered = _scatter_channels(["a", "b"], patch, {"a": {}})
        self.assertEqual(list(scattered), ["a", "b", "norm_meta"])
        self.assertEqual(_gather_channels(scattered), patch)


class TripletTest(PlateMixin, unittest.TestCase):
    def make(self, **kwargs) -> TripletDataModule:
        module = TripletDataModule(
            self.plate, self.plate.with_suffix(".csv"), "Phase", **kwargs
        )
        module.setup("fit")
        return module

    def test_triplet(self) -> None:
        dataset = self.make().train_dataset
        self.assertEqual(len(dataset), 1)
        sample = dataset[0]
        self.assertEqual(list(sample["index"]), INDEX_COLUMNS)
        self.assertEqual(sample["anchor"], sample["positive"])
        self.assertEqual([len(row) for row in sample["anchor"][0][0]], [2, 2])

    def test_wells_are_selected(self) -> None:
        self.assertEqual(len(self.make(include_wells=["B/2"]).train_dataset), 0)

    def test_statistics_are_read_per_patch(self) -> None:
        dataset = self.make().train_dataset
        target = "cellkit.data.triplet._read_norm_meta"
        with mock.patch(target, return_value=None) as read:
            dataset[0]
        self.assertEqual(read.call_count, 3)

    def test_store_needs_tensorstore(self) -> None:
        with (
            mock.patch.object(triplet, "ts", None),
            self.assertRaisesRegex(ImportError, "tensorstore"),
        ):
            triplet.open_store("plate.zarr")
