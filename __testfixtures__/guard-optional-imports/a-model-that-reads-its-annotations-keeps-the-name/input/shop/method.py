from models import Model

import gridlib


class Sheet(Model):
    def table(self) -> gridlib.Table:
        return gridlib.Table(self)
