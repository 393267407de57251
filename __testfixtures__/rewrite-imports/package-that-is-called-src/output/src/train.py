from shop_data import RATE

print(RATE)
