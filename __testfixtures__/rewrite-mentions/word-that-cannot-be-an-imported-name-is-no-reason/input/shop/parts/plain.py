import importlib
import os


class Part:
    @property
    def kind(self):
        return "wheel"

    @property
    def packages(self):
        names = os.environ.get("PACKAGES")
        return names.split(",") if names else []

    def file(self, folder):
        return os.path.join(folder, ".".join([self.kind, "txt"]))

    def loaded(self):
        for package in self.packages:
            yield importlib.import_module(package)
