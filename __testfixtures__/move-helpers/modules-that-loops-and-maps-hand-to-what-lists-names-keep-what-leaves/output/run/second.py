from shop import map as mapped, reg

print(list(map(reg.register_all, (mapped,))))
