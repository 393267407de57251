from shop.tax import net

RATE = net(1)
