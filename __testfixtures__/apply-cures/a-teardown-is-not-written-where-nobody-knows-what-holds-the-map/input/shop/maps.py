import numpy as np
from archive import Archive

TABLE = np.memmap("table.bin", dtype="f4", shape=(3,))


class InInit:
    def __init__(self):
        self.rows = np.memmap("rows.bin", dtype="f4", shape=(3,))

    def setup(self, stage):
        self.ready = True


class Handed:
    def setup(self, stage):
        rows = np.memmap("rows.bin", dtype="f4", shape=(3,))
        self.first = rows[0]
        remember(rows)


class Foreign(Archive):
    def setup(self, stage):
        self.rows = np.memmap("rows.bin", dtype="f4", shape=(3,))


class SetTwice:
    def setup(self, stage):
        self.rows = np.memmap("rows.bin", dtype="f4", shape=(3,))

    def refill(self):
        self.rows = [1, 2, 3]


def remember(rows):
    return rows
