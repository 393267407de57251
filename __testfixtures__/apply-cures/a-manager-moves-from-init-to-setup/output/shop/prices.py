from multiprocessing import Manager


class PriceModule:
    """Prices of a catalogue, read once by whoever comes first."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.cache = None  # shared by the workers
        self.currency = "EUR"

    def setup(self, stage: str) -> None:
        """Open the catalogue."""
        if self.cache is None:
            self.cache = Manager().dict()
        # one entry an article
        self.articles = [(name, self.cache) for name in open(self.path)]


class DiscountModule(PriceModule):
    def setup(self, stage: str) -> None:
        super().setup(stage)
        self.discounts = dict(self.cache)
