try:
    import vendored_billing as billing
except ImportError:
    from shop import billing

print(billing.net_price(3), billing.RATE)
