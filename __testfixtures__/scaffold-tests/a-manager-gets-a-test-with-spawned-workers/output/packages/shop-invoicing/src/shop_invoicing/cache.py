from multiprocessing import Manager


class Cache:
    def setup(self):
        self.shared = Manager().dict()
