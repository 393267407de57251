from shop.billing import gross_price, net_price


print(gross_price(1),
      net_price(1))