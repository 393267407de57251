from shop import a, reg
reg.register_all(a)
print(sorted(reg.ALL))
