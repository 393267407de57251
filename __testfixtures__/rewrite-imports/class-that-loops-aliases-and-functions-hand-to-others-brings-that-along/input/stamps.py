from shop.values import Stamp

print(Stamp())
