from shop.card import payIt

print(payIt(1))
