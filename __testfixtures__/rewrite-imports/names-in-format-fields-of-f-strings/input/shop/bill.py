from shop import width as w
import shop.width


def line(total):
    return f"total {total:>{w.TOTAL}} of {shop.width.TOTAL!r:<{shop.width.TOTAL}}|{{shop}}"
