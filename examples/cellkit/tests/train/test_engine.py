import json
import unittest
from contextlib import redirect_stdout
from io import StringIO
from unittest import mock

from cellkit.cli import main
from cellkit.data.combined import CombinedDataModule
from cellkit.data.hcs import HCSDataModule
from cellkit.train import engine
from cellkit.train.engine import Engine
from tests.plates import PlateMixin


class EngineTest(PlateMixin, unittest.TestCase):
    def test_default_datamodule(self) -> None:
        with mock.patch("cellkit.train.engine.HCSDataModule") as datamodule:
            engine.default_datamodule("plate.json")
        datamodule.assert_called_once_with("plate.json", "Phase", "Nuclei")

    def test_class_by_name(self) -> None:
        trained = Engine(
            datamodule_class="cellkit.data.hcs.HCSDataModule",
            data_path=self.plate,
            source_channel="Phase",
            target_channel="Nuclei",
        )
        self.assertIsInstance(trained.datamodule, HCSDataModule)
        self.assertAlmostEqual(trained.fit(), 2.5)

    def test_combined(self) -> None:
        plates = [HCSDataModule(self.plate, "Phase", "Nuclei") for _ in range(2)]
        trained = Engine(datamodule_class=CombinedDataModule, data_modules=plates)
        self.assertAlmostEqual(trained.fit(), 2.5)

    def test_triplets(self) -> None:
        trained = Engine(
            "cellkit.data.triplet.TripletDataModule",
            data_path=self.plate,
            tracks_path=self.plate.with_suffix(".csv"),
            source_channel="Phase",
        )
        self.assertEqual(trained.fit(), 1.0)

    def test_command_line(self) -> None:
        config = self.plate.with_name("config.json")
        init_args = {"data_path": str(self.plate), "source_channel": "Phase"}
        init_args["target_channel"] = "Nuclei"
        config.write_text(json.dumps({"data": {"init_args": init_args}}))
        with redirect_stdout(StringIO()) as out:
            main(["fit", "--config", str(config)])
        self.assertEqual(out.getvalue(), "mean intensity: 2.500\n")
