from shop_settings import CURRENCY

SYMBOL = {"EUR": "€"}[CURRENCY]
