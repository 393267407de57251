try:
    from shop.quick import price
except ImportError:
    from shop.prices import price
