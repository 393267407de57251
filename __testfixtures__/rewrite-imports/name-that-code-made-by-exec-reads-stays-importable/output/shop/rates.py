from shop.prices import base as base

for _name in ("one", "two"):
    exec(f"def {_name}(x, y=(1, 2)): return base('{_name}')")
