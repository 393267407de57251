import sys

import shop.till


def reset():
    print(shop.till.RATE)
    for key in [key for key in sys.modules if key.startswith("shop")]:
        del sys.modules[key]
    leaked = [key for key in sys.modules if key.startswith("shop")]
    assert not leaked
