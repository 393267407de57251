from shop.io import read

print(read())
