from multiprocessing import Manager

from lightning.pytorch import LightningDataModule


class Base(LightningDataModule):
    def setup(self, stage):
        self.ready = True


class OrderModule(Base):
    def __init__(self, path: str) -> None:
        super().__init__()
        self.seen = Manager().dict()
        self.path = path  # of the catalogue

    def train_dataloader(self):
        return [self.seen]


class BillModule(LightningDataModule):
    def __init__(self):
        super().__init__()
        self.bills = Manager().list()
