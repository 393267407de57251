import sys

if sys.platform != "win32":
    from shop.core import fast, slow
else:
    fast = slow = None

HAS_FAST = fast is not None
