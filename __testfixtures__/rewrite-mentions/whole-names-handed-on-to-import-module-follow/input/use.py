from shop.load import load

load(["json", "shop.lines"])
