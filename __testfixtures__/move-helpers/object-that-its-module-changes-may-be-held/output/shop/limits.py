from shop.orders import NAMES, REGISTRY, Registry

PAIR = (REGISTRY, 1)
TABLE = {"a": [REGISTRY], "b": NAMES}
KIND = Registry.kind.upper()
