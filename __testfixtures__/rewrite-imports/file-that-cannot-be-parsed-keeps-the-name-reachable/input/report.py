from shop.billing import net_price

print(net_price(3))
