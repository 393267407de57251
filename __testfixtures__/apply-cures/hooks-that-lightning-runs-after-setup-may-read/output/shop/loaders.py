import lightning.pytorch as pl
import torch.multiprocessing


class OrderModule(pl.LightningDataModule):
    def __init__(self):
        super().__init__()
        self.seen = None

    def setup(self, stage):
        if self.seen is None:
            self.seen = torch.multiprocessing.Manager().dict()
        _require_orders("OrderModule")
        self.orders = [1, 2, 3]

    def train_dataloader(self):
        return [(order, self.seen) for order in self.orders]


def _require_orders(user):
    return user
