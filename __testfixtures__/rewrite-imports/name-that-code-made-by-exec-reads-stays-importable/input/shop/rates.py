def base(name):
    return name


for _name in ("one", "two"):
    exec(f"def {_name}(x, y=(1, 2)): return base('{_name}')")
