class _Bound:
    def __init__(self, bound):
        self.bound = bound

    def __call__(self, value):
        return value >= self.bound


def at_least(bound):
    return _Bound(bound)
