from shop.rows import Line

print(Line)
