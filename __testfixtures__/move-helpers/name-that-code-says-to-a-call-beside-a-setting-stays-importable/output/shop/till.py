from shop.desk import total as total

X = 1
