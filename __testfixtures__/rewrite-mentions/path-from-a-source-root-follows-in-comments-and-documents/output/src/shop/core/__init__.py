# shop_tools/gen.py looks for it.
# see packages/shop-tools/src/shop_tools/gen.py
# shop_tools.gen does
X = 1
