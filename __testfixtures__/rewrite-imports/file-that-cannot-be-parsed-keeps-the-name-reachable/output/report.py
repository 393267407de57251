from shop.tax import net_price

print(net_price(3))
