import sys

from shop.conf import show

sys.modules["shop.conf"].LEVEL = 3
print(show())
