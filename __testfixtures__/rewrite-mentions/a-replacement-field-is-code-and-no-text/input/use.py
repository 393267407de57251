import shop

print(f"shop/{shop.version}", shop.version.upper())
print(f"shop/{shop.version!r:>{len(shop.version)}} and shop.version.__title__")


def label(shop):
    return f"{shop.version} of {shop.version.major:>4}" " and " f"{shop.version}"


def title():
    return f"{shop.__title__}" f" of shop.version.__title__"
