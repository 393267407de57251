def net_price(price):
    return price
