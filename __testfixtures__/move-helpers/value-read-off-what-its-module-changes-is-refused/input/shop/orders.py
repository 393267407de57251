class Registry:
    def __init__(self):
        self.items = []

    def put(self, x):
        self.items.append(x)
        return x

    def size(self):
        return len(self.items)


class Limit:
    top = 1


class Config:
    pass


REGISTRY = Registry()
CONFIG = Config()
REGISTRY.put("a")
SIZE = REGISTRY.size()
LENGTH = len(REGISTRY.items)
TOP = Limit.top + 1
DEBUG = getattr(CONFIG, "debug", False)
SPREAD = [*REGISTRY.items]
REGISTRY.put("b")
Limit.top = 5
CONFIG.debug = True
