# coding: euc-jp
from cafe.menu import prices, rest

TEA = "お茶"
print(prices(), rest())
