from multiprocessing import Manager

import tables


class Sheet:
    def __init__(self):
        self.cells = Manager().dict()

    def setup(self, stage):
        """Open the sheet."""
        self.sheet = tables.open("sheet", self.cells)
