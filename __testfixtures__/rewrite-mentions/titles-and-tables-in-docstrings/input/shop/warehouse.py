"""shop.warehouse
==============

Counts.
"""


def count():
    """Count.

    About shop.warehouse
    --------------------
    """
    return 3
