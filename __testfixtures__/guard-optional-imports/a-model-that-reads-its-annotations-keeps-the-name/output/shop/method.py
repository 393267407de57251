from models import Model

from shop import _imports


class Sheet(Model):
    def table(self) -> "_imports.gridlib.Table":
        return _imports.gridlib.Table(self)
