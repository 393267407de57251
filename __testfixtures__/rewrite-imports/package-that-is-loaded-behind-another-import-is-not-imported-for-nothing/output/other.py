from shop_net import alone
from shop_net.line import link

alone.rest()
link()
