from shop.till import count

print(count())
