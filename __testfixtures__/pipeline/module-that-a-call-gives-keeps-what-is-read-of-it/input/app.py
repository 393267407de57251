from importlib import import_module

from shop.give import Shops, get, only

BEGIN = "shop.t"

print(get("till").pay())
print(only().owe())
shops = Shops()
module = shops.find("till")
print(module.due())
print(import_module(BEGIN + "ill").net())
print(get("give").only())
