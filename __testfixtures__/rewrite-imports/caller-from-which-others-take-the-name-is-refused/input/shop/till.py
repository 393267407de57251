from shop.baskets import LineView

print(LineView([]))
