from herbarium._ferns import Fern
from herbarium.mosses import Moss

__all__ = ["Bed", "Fern", "Moss", "Plant"]


class Plant:
    pass


class Bed:
    kinds = [Fern, Moss]
