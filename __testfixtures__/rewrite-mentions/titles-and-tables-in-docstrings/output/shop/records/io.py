"""shop.records.io
===============

Reads.
"""


def read():
    """Read.

    About shop.records
    ------------------

    ===============  =====
    name             what
    ===============  =====
    shop.records.io  reads
    ===============  =====

    Parameters
    ----------
    None
    """
    return 1
