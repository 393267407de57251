def make():
    """Make one."""
    from acme.nodes import Three

    return Three()


def other(size=make()):
    return size
