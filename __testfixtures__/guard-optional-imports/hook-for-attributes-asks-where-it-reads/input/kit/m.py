import fancy

X = 1


def __getattr__(name):
    if name == "Frame":
        return fancy.Frame
    raise AttributeError(name)


class K:
    def __getattr__(self, name):
        if name == "frame":  # made late
            value = fancy.Frame()
            return value
        raise AttributeError(name)
