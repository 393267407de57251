from pathlib import Path

import shop


class List:
    @property
    def templates(self):
        return str(Path(shop.__path__[0], "templates"))

    def show(self):
        return [path.stem for path in Path(self.templates).iterdir() if path.suffix == ".tmpl"]

    def path(self, name):
        return Path(name + ".py")
