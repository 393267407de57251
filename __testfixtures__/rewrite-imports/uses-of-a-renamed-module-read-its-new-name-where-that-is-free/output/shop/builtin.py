from shop import money as misc

print(money, misc.RATE)
