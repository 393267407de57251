def build(kind, module, size):
    return getattr(module, "Hand" + size)()


class Builder:
    def __init__(self, module):
        self.module = module

    def make(self, size):
        return getattr(self.module, f"Kept{size}")()
