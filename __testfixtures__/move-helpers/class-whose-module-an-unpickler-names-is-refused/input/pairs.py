import pickle

SAFE = {("tool.fetch", "Job"), ("builtins", "range")}


class Safe(pickle.Unpickler):
    def find_class(self, module, name):
        if (module, name) not in SAFE:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)
