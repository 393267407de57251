from shop.orders import _read

LIMITS = {"lines": _read("lines")}
