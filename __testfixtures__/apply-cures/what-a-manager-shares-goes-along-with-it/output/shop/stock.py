import multiprocessing as mp


class StockModule:
    def __init__(self):
        self._manager = None
        self.counts = None
        self.lock = None

    def setup(self, stage):
        if self._manager is None:
            self._manager = mp.Manager()
            self.counts = self._manager.dict()
            self.lock = self._manager.Lock()
        self._prepare()

    def _prepare(self):
        with self.lock:
            self.counts["bolt"] = 7
