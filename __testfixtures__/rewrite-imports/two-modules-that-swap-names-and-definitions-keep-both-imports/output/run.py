import shop.card as x
import shop.till as y

print(y.pay(), x.owe())
