from shop.compat import PY3
