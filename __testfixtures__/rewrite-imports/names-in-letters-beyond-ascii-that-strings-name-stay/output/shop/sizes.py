from shop.measures import größe

__all__ = ["größe", "LIMIT"]

LIMIT = 3
