from shop import payIt

print(payIt(1))
