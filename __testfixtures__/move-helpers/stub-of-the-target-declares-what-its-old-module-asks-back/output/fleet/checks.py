from fleet._kinds import _Bound


def at_most(bound):
    return lambda value: not _Bound(bound)(value)
