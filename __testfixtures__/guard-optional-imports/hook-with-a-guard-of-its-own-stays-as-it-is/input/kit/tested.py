try:
    import fancy
except ImportError:
    fancy = None


def __getattr__(name):
    if fancy is not None and name == "Frame":
        return fancy.Frame
    raise AttributeError(name)


class K:
    def __getattr__(self, name):
        if fancy is None:
            raise AttributeError(name)
        return getattr(fancy, name)
