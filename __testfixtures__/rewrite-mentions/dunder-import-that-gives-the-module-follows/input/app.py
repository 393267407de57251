__import__("shop.lines")
rows = __import__("shop.lines", fromlist=["X"])
same = __import__("shop.lines", None, None, ["X"])
print(rows.X, same.X)
