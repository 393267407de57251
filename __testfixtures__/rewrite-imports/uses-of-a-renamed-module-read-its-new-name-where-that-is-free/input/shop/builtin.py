from shop import misc

print(money, misc.RATE)
