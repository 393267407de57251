import shop.till

assert shop.till.total() == 1
