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
REGISTRY.put("b")
NAMES.append("c")
Registry.low = 5
