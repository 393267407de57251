import copyreg

from shop.money import Money

copyreg.pickle(Money, lambda money: (Money, (money.amount,)))
