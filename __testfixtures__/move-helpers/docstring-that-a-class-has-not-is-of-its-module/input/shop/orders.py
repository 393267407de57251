"""Orders of the shop."""


class Bare:
    text = __doc__


class Late:
    size = 1
    """Of the size."""
    text = __doc__


class Shaped:
    f"""Not {1} docstring."""
    text = __doc__


class Bytes:
    b"""No text."""
    text = __doc__


class Joined:
    """No""".strip()
    text = __doc__


class Asked:
    """A method asks."""

    def text(self):
        return __doc__


class Listed:
    """A comprehension asks."""

    texts = [__doc__ for _ in range(2)]


class Lambda:
    """A lambda asks."""

    text = lambda self: __doc__


class Shared:
    """Says where."""

    global __doc__
    text = __doc__


class Gone:
    """Is removed."""

    del __doc__
    text = __doc__


class Outer:
    """Has one."""

    class Inner:
        text = __doc__
