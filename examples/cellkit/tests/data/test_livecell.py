import json
import tempfile
import unittest
from pathlib import Path

from cellkit.data import hcs, livecell
from cellkit.data.livecell import LiveCellDataModule


class LiveCellTest(unittest.TestCase):
    def setUp(self) -> None:
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.folder = Path(directory.name)

    def test_images_are_sorted_by_number(self) -> None:
        for name in ("frame_10.tif", "frame_9.tif"):
            (self.folder / name).touch()
        boxes = self.folder / "boxes.json"
        entry = {"file_name": "frame_9.tif", "bbox": [0, 0, 1, 1]}
        boxes.write_text(json.dumps([entry]), encoding="utf-8")
        module = LiveCellDataModule(self.folder, boxes)
        module.setup("fit")
        dataset = module.train_dataset
        self.assertEqual(dataset.images[0].name, "frame_9.tif")
        dataset.cache["frame_9.tif"] = "pixels"
        self.assertEqual(dataset[0]["target"], [[0, 0, 1, 1]])

    def test_two_functions_called_imread(self) -> None:
        plane = self.folder / "plane.json"
        plane.write_text("[[1, 2]]", encoding="utf-8")
        self.assertEqual(hcs.imread(plane), [[1, 2]])
        self.assertIsNot(hcs.imread, livecell.imread)
