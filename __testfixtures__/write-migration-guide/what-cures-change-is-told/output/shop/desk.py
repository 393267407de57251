from multiprocessing import Manager


class Till:
    def __init__(self):
        self.drawer = None

    def setup(self, stage):
        if self.drawer is None:
            self.drawer = Manager().dict()
        self.open = True
