from load import load


def get(name, module="shop.till"):
    return load(module, name)


class Finder:
    def find(self, name: str, *, module: str = "shop.till"):
        return load(module, name)


print(get("total")(), Finder().find("Card"))
