import shop
import shop.till as till

print(till.charge(4), shop.billing.net_price(4), shop.till.billing.RATE)
