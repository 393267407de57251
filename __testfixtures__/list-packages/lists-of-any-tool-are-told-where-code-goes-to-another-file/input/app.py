from shop.till import payIt

print(payIt(1))
