import importlib


class Part:
    @property
    def kind(self):
        return "wheel"

    @property
    def packages(self):
        return [".".join((__package__, self.kind))]

    def loaded(self):
        for package in self.packages:
            yield importlib.import_module(package)
