from multiprocessing import Manager


class PriceModule:
    def __init__(self):
        self.cache = Manager().dict()

    def setup(self, stage):
        self.ready = True
