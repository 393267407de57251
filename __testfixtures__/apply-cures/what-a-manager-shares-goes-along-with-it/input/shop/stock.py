import multiprocessing as mp


class StockModule:
    def __init__(self):
        self._manager = mp.Manager()
        self.counts = self._manager.dict()
        self.lock = self._manager.Lock()

    def setup(self, stage):
        self._prepare()

    def _prepare(self):
        with self.lock:
            self.counts["bolt"] = 7
