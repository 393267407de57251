import shop.tools

print(shop.tools.curry(len))
