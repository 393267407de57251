from shop.table import see


class Stamp:
    pass


KINDS = {kind.__name__: see(kind) for kind in (Stamp,)}
