try:
    from shop.billing import billing
except ImportError:
    billing = None
