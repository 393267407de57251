import shop.billing

try:
    import vendored_shop as shop
except ImportError:
    pass

print(shop.billing.RATE)
