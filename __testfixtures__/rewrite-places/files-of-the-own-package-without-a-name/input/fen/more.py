from importlib import resources as _resources

ROOT = _resources.files( ) / "t.txt"


class Box:
    def files(self):
        return self.files()
