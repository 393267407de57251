__all__ = ["Bed", "Fern", "Moss", "Plant"]


class Plant:
    pass


class Fern:
    """A fern.

    >>> from herbarium import plants
    >>> fern = plants.Fern()
    """


class Moss:
    """A moss."""


class Bed:
    kinds = [Fern, Moss]
