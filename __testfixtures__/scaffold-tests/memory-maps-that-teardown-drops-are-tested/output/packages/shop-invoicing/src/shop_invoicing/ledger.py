import numpy as np


class Ledger:
    def setup(self, stage):
        self.rows = np.memmap("rows.bin", dtype="f4", shape=(3,))

    def teardown(self, stage):
        """Let go of the memory maps, so that their files can be deleted."""
        self.rows = None


class Journal:
    def setup(self):
        self.rows = np.memmap("rows.bin", dtype="f4", shape=(3,))

    def teardown(self):
        self.rows.flush()
        self.rows = None
