from kit._imports import _allow_missing, _require_fancy

try:
    import fancy
except ImportError as _error:
    _allow_missing(_error, "fancy")

X = 1


def __getattr__(name):
    if name == "Frame":
        _require_fancy("__getattr__")
        return fancy.Frame
    raise AttributeError(name)


class K:
    def __getattr__(self, name):
        if name == "frame":  # made late
            _require_fancy("K")
            value = fancy.Frame()
            return value
        raise AttributeError(name)
