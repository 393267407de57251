from shop.compat import curry

print(curry(len))
