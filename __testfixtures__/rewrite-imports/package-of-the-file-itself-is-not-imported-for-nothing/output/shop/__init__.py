from shop.log import start

start("shop")
