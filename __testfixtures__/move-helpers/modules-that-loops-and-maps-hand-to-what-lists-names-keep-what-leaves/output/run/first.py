from shop import comp, held, pair, plain, reg, star

[reg.register_all(one) for one in (comp, reg)]
for name, one in {"pair": pair}.items():
    reg.register_all(one)


def all_of(*modules):
    for one in modules:
        reg.register_all(one)


all_of(star)
HELD = [held]
for one in HELD:
    reg.register_all(one)
print(sorted(reg.ALL), plain.NAME)
