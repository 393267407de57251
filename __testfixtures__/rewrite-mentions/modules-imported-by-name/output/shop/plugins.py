import importlib
import importlib.util
import pkgutil
from importlib import import_module

billing = import_module("shop.invoicing")
again = importlib.import_module(name=".invoicing", package="shop")
third = import_module(".invoicing", __package__)
fourth = __import__("shop.invoicing", fromlist=["RATE"])
spec = importlib.util.find_spec("shop.invoicing")
price = pkgutil.resolve_name("shop.invoicing:net_price")
NAMES = ["shop.invoicing", 'shop.invoicing.net_price']
raw = import_module(r"shop" ".invoicing")

print(billing is again is third is fourth is raw, spec.origin[-3:], price(2), [pkgutil.resolve_name(n) for n in NAMES][1](3))
