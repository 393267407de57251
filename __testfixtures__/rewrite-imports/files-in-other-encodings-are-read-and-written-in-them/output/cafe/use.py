# coding: euc-jp
from cafe.card import prices
from cafe.menu import rest

TEA = "お茶"
print(prices(), rest())
