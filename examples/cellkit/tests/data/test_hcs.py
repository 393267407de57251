import doctest
import unittest
from contextlib import redirect_stdout
from io import StringIO
from unittest import mock

import cellkit.data.hcs
from cellkit.data.hcs import (
    HCSDataModule,
    HCSDataset,
    Plate,
    _collate_samples,
    _ensure_channel_list,
    _read_norm_meta,
    _search_int_in_str,
)
from tests.plates import PlateMixin, make_position


class HelpersTest(unittest.TestCase):
    def test_one_channel_becomes_a_list(self) -> None:
        self.assertEqual(_ensure_channel_list("Phase"), ["Phase"])
        self.assertEqual(_ensure_channel_list(("a", "b")), ["a", "b"])
        with self.assertRaisesRegex(TypeError, "sequence of strings"):
            _ensure_channel_list(3)

    def test_index_in_a_file_name(self) -> None:
        self.assertEqual(_search_int_in_str(r"(?<=_z)0*(\d+)", "a_z007"), "7")
        with self.assertRaises(ValueError):
            _search_int_in_str(r"\d+", "none")

    def test_collate_flattens_patches(self) -> None:
        batch = _collate_samples([{"source": [1, 2]}, {"source": 3}])
        self.assertEqual(batch, {"source": [1, 2, 3]})

    def test_norm_meta_is_float(self) -> None:
        meta = _read_norm_meta(make_position("A/1/0"))
        self.assertIsInstance(meta["Phase"]["fov_statistics"]["mean"], float)
        self.assertIsNone(_read_norm_meta(make_position("B/2/0")))


class PlateTest(PlateMixin, unittest.TestCase):
    def test_windows(self) -> None:
        plate = Plate.open(self.plate)
        channels = {"source": "Phase", "target": "Nuclei"}
        dataset = HCSDataset(list(plate.positions()), channels, z_window_size=2)
        self.assertEqual(len(dataset), 10)
        self.assertEqual(dataset[1]["index"], ("A/1/0", 1))

    def test_batches(self) -> None:
        module = HCSDataModule(self.plate, "Phase", "Nuclei", z_window_size=3)
        module.setup("fit")
        batches = list(module.train_dataloader())
        self.assertEqual([len(batch["source"]) for batch in batches], [4])

    def test_helper_is_read_from_the_module(self) -> None:
        with mock.patch("cellkit.data.hcs._search_int_in_str", return_value="9"):
            self.assertEqual(HCSDataModule.plane_index("img_z001.json"), 9)
        self.assertEqual(HCSDataModule.plane_index("img_z001.json"), 1)

    def test_summary(self) -> None:
        with redirect_stdout(StringIO()) as out:
            cellkit.data.hcs.main([str(self.plate)])
        self.assertIn("A/1: 3 positions", out.getvalue())

    def test_doctest(self) -> None:
        self.assertEqual(doctest.testmod(cellkit.data.hcs).failed, 0)
