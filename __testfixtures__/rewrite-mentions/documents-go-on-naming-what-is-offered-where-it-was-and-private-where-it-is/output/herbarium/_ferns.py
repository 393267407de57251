class Fern:
    """A fern.

    >>> from herbarium import plants
    >>> fern = plants.Fern()
    """
