from pickle import Unpickler


class Safe(Unpickler):
    def find_class(self, module, name):
        return super().find_class(module, name) if module in ("tool.fetch", "tool.grab") else None
