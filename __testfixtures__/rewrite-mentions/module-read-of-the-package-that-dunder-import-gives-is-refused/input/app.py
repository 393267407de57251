shop = __import__("shop.lines")
print(shop.lines.X)
