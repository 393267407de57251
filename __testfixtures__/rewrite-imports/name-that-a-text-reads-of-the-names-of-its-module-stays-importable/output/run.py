import shop.rates

found = {}
exec("one = rate(1)", vars(shop.rates), found)
exec("two = rate(base(1))", shop.rates.__dict__.copy(), found)
print(found["one"], found["two"])
