from farm.paths import ROOT

PRICES = {"barn": 1}
print(ROOT, PRICES["barn"], PRICES.get("barn"), "barn" in PRICES)
