from acme.nodes import Node


def make():
    """Make one."""
    return Three()


class Three(Node):
    pass


def other(size=make()):
    return size
