from shop_io import read

print(read())
