from shop.money import Stamp
from shop.table import see

KINDS = {kind.__name__: see(kind) for kind in (Stamp,)}
