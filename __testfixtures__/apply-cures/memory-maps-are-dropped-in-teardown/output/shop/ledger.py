import numpy as np
from lightning.pytorch import LightningDataModule


class Rows:
    def __init__(self, values):
        self.values = values


class Ledger:
    def setup(self, stage):
        self.rows = np.memmap("rows.bin", dtype="f4", shape=(3,))

    def teardown(self, stage):
        """Let go of the memory maps, so that their files can be deleted."""
        self.rows = None


class LedgerModule(LightningDataModule):
    def __init__(self, path: str) -> None:
        super().__init__()
        self.train_rows = None
        self.path = path

    def setup(self, stage: str) -> None:
        """Map the ledger."""
        train = np.memmap(self.path, dtype="f4", shape=(3,))
        rest = np.memmap(self.path, dtype="f4", shape=(3,))
        train[:] = 0
        self.train_rows = Rows(train)
        self.rest_rows = Rows(values=rest)
        if stage == "predict":
            self.last_rows = np.memmap(self.path, dtype="f4", shape=(3,))

    # The last method.
    def train_dataloader(self) -> list:
        return [self.train_rows]  # one batch

    def teardown(self, stage: str) -> None:
        """Let go of the memory maps, so that their files can be deleted."""
        self.train_rows = None
        self.rest_rows = None
        self.last_rows = None
        super().teardown(stage)


class Closed:
    def setup(self, stage):
        self.rows = np.memmap("rows.bin", dtype="f4", shape=(3,))

    def teardown(self, stage):
        self.rows = None
