import importlib
import importlib.util
import pkgutil
from importlib import import_module

billing = import_module("shop.billing")
again = importlib.import_module(name=".billing", package="shop")
third = import_module(".billing", __package__)
fourth = __import__("shop.billing", fromlist=["RATE"])
spec = importlib.util.find_spec("shop.billing")
price = pkgutil.resolve_name("shop.billing:net_price")
NAMES = ["shop.billing", 'shop.billing.net_price']
raw = import_module(r"shop" ".billing")

print(billing is again is third is fourth is raw, spec.origin[-3:], price(2), [pkgutil.resolve_name(n) for n in NAMES][1](3))
