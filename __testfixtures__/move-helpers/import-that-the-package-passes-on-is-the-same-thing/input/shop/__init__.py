from shop.prices import price
