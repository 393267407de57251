"""shop.data.io
============

Reads.
"""


def read():
    """Read.

    About shop.data
    ---------------

    ============  =====
    name          what
    ============  =====
    shop.data.io  reads
    ============  =====

    Parameters
    ----------
    None
    """
    return 1
