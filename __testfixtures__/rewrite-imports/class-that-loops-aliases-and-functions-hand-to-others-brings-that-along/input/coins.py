from shop.loops import Coin

print(Coin())
