"""See shop_tools/gen.py and shop/_tools/other.py; not ../../packages/shop-tools/src/shop_tools/gen.py."""

NAME = "shop/_tools/gen.py"
