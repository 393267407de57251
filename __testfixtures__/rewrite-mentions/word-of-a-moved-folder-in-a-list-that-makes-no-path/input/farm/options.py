import os
from pathlib import Path

import farm

WORDS = {
    "field",
    "barn",
}


class Command:
    def templates(self):
        folder = Path(farm.__file__).absolute().parent
        return str(folder / "templates")

    def run(self, name):
        options = {
            "name": name,
            "barn": ("--barn", dict(action="store_true")),
        }
        if name in WORDS:
            return options[name]
        return os.path.join(self.templates(), "plain")
