from shop.desk import count

print(count())
