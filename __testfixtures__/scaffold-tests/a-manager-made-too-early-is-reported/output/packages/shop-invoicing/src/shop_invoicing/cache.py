import multiprocessing as mp


class Cache:
    def __init__(self):
        self.shared = mp.Manager().dict()


class Late:
    def setup(self):
        self.manager = mp.Manager()
