from zoo import cats, wild

FIRST = None  # type: wild.Lynx  # of the morning


def keep(
    one,  # type: wild.Lynx
    *others  # type: wild.Lynx
):
    # type: (...) -> int
    # type: of what is kept, the number
    return cats.count([one, *others])
