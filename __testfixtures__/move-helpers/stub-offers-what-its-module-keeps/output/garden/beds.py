from garden.tools import Rake, Spade

__all__ = ["Spade", "Bed"]


class Bed:
    rake = Rake()
