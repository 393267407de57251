"""Says."""


def title():
    return "Pond"
