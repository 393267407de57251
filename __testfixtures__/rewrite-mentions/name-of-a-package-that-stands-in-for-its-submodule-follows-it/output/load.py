import shop.counter

assert shop.till.total() == 1
