import shop
import shop.till as till

print(till.charge(4), shop.invoicing.net_price(4), shop.till.billing.RATE)
