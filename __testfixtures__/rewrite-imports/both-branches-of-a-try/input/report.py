try:
    import shop.fast as billing
except ImportError:
    from shop.billing import net_price
else:
    net_price = billing.net_price

try:
    from shop.billing import net_price as net, fast_price
except ImportError:
    fast_price = net = None
    from shop.billing import RATE
finally:
    from shop.billing import Invoice

print(net_price(3), net, RATE, Invoice(1).total)
