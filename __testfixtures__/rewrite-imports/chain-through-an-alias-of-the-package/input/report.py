import shop as s
import shop.desk as desk

price = (
    s
    .billing  # the module
    .net_price(4)
)
print(price, s.billing.RATE, desk.billing.RATE, s.desk.billing.RATE)
