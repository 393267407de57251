from shop.orders import HEAD


class Order:
    """An order."""

    if __doc__:
        __doc__ += " Of " + HEAD + "."


class Plain:
    # What is said of it is the first statement.
    r"""What """ "it is."

    text = __doc__
    first, *rest = __doc__.split()


class Outer:
    class Inner:
        u"""Within."""
        title = __doc__.title()
