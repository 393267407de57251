import shop.till as till

for name in ("pay", "close"):
    print(getattr(till, f"{name}"))
