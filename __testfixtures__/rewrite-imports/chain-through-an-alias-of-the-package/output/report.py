import shop as s
import shop.desk as desk

price = (
    s
    .invoicing  # the module
    .net_price(4)
)
print(price, s.invoicing.RATE, desk.billing.RATE, s.desk.billing.RATE)
