from shop.lines import Line

print(Line)
