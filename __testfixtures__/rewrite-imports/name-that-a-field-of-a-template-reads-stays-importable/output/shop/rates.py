from shop.prices import EUR as EUR

USD = 2
