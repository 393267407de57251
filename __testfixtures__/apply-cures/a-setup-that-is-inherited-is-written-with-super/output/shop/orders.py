from multiprocessing import Manager

from lightning.pytorch import LightningDataModule


class Base(LightningDataModule):
    def setup(self, stage):
        self.ready = True


class OrderModule(Base):
    def __init__(self, path: str) -> None:
        super().__init__()
        self.seen = None
        self.path = path  # of the catalogue

    def setup(self, stage: str) -> None:
        if self.seen is None:
            self.seen = Manager().dict()
        super().setup(stage)

    def train_dataloader(self):
        return [self.seen]


class BillModule(LightningDataModule):
    def __init__(self):
        super().__init__()
        self.bills = None

    def setup(self, stage):
        if self.bills is None:
            self.bills = Manager().list()
        super().setup(stage)
