"""Orders of the shop."""

# What everybody agrees to.
TERMS = """\
Pay
in time.
"""


def pack(lines):
    return list(lines)
