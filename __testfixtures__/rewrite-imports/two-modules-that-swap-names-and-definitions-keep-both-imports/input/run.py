import shop.card as y
import shop.till as x

print(x.pay(), y.owe())
