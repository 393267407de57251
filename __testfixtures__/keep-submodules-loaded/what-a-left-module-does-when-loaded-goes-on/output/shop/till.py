import os

import shop.plugin
from shop.table import hook

os.environ["SHOP_TILL"] = "1"


@hook
def opened():
    return True
