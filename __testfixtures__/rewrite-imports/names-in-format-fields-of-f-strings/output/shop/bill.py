from shop import columns as w
import shop.columns


def line(total):
    return f"total {total:>{w.TOTAL}} of {shop.columns.TOTAL!r:<{shop.columns.TOTAL}}|{{shop}}"
