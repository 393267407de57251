__import__("shop.rows")
rows = __import__("shop.rows", fromlist=["X"])
same = __import__("shop.rows", None, None, ["X"])
print(rows.X, same.X)
