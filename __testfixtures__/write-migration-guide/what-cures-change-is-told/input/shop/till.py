from multiprocessing import Manager


class Till:
    def __init__(self):
        self.drawer = Manager().dict()

    def setup(self, stage):
        self.open = True
