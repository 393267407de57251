import shop as s
from shop_net import alone

alone.rest()
