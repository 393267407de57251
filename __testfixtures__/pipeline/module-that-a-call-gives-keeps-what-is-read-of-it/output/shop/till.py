from shop.card import due as due, net as net, owe as owe, pay as pay

RATE = 1
