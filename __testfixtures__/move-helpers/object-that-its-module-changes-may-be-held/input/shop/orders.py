class Registry:
    kind = "all"
    low = 0

    def __init__(self):
        self.items = []

    def put(self, x):
        self.items.append(x)

    def shown(self, x):
        return f"<{x}>"


REGISTRY = Registry()
NAMES = []
PAIR = (REGISTRY, 1)
TABLE = {"a": [REGISTRY], "b": NAMES}
KIND = Registry.kind.upper()
REGISTRY.put("b")
NAMES.append("c")
Registry.low = 5
