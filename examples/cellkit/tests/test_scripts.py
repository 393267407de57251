"""The programs in the namespace package, and preprocessing."""

import unittest

from cellkit.preprocess import normalize_plate
from cellkit.scripts import export_tracks, inspect_plate
from tests.plates import PlateMixin, make_position


class ScriptsTest(PlateMixin, unittest.TestCase):
    def test_describe(self) -> None:
        line = inspect_plate.describe(make_position("A/1/0"))
        self.assertEqual(line, "A/1/0: Phase, Nuclei (normalized)")

    def test_compare(self) -> None:
        path = str(self.plate)
        self.assertEqual(inspect_plate.compare(path, path, "Phase"), 5)

    def test_export_and_preview(self) -> None:
        table = self.plate.with_name("empty.csv")
        self.assertEqual(export_tracks.export(str(self.plate), str(table)), 5)
        tracks = str(self.plate.with_suffix(".csv"))
        sample = export_tracks.preview(str(self.plate), tracks, "Phase")
        self.assertEqual(sample["index"]["track_id"], 1)

    def test_only_the_missing_statistics_are_added(self) -> None:
        self.assertEqual(normalize_plate(self.plate), 2)
        self.assertEqual(normalize_plate(self.plate), 0)
