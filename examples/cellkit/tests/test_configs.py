"""Every class that a config names can be imported."""

import json
import re
import unittest
from pathlib import Path

from cellkit.train.engine import load_class

CONFIGS = Path(__file__).parent.parent / "configs"
CLASS_KEY = re.compile(
    r"""^[^#\n]*?\b(?:class_path|datamodule_class|_target_):\s*["']?([\w.]+)""",
    re.MULTILINE,
)


class ConfigsTest(unittest.TestCase):
    def test_yaml(self) -> None:
        found = []
        for path in sorted(CONFIGS.glob("*.yml")):
            for name in CLASS_KEY.findall(path.read_text(encoding="utf-8")):
                with self.subTest(config=path.name, name=name):
                    found.append(load_class(name))
        self.assertEqual(len(found), 9)

    def test_json(self) -> None:
        config = json.loads((CONFIGS / "predict.json").read_text(encoding="utf-8"))
        self.assertEqual(
            load_class(config["data"]["class_path"]).__name__, "HCSDataModule"
        )
        for name in config["callbacks"][0]["writes"]:
            load_class(name)
