"""shop.stock
==========

Counts.
"""


def count():
    """Count.

    About shop.stock
    ----------------
    """
    return 3
