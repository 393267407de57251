try:
    from shop.stock import count
except ImportError:
    count = None
