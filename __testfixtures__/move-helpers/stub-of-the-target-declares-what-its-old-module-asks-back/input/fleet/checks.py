class _Bound:
    def __init__(self, bound):
        self.bound = bound

    def __call__(self, value):
        return value >= self.bound


def at_least(bound):
    return _Bound(bound)


def at_most(bound):
    return lambda value: not _Bound(bound)(value)
