from bazaar.till import price

print(price("abc"))
