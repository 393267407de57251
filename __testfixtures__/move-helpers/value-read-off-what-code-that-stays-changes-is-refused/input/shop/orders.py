class Registry:
    def __init__(self):
        self.items = []

    def put(self, x):
        self.items.append(x)

    def size(self):
        return len(self.items)


class Limit:
    top = 1


REGISTRY = Registry()
REGISTRY.put("a")
SIZE = REGISTRY.size()
TOP = Limit.top + 1
Limit.top = 5
