"""Orders of the shop."""


def pack(lines):
    return list(lines)
