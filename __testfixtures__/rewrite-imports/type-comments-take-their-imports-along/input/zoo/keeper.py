from zoo import cats

FIRST = None  # type: cats.Lynx  # of the morning


def keep(
    one,  # type: cats.Lynx
    *others  # type: cats.Lynx
):
    # type: (...) -> int
    # type: of what is kept, the number
    return cats.count([one, *others])
