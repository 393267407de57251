import importlib

from shop import settings


class Job:
    @property
    def kind(self):
        return "spark"

    @property
    def packages(self):
        return settings.get("spark", "packages")

    def load(self):
        return [importlib.import_module(package) for package in self.packages]
