import shop

RATE = shop.net(1)
