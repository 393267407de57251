import shop.cash_register
import shop.stock.places


def fill(shelf, goods):
    shop.stock.places.fill(shelf, goods, keep=shelf is None)
    if shop.stock.places.fill(shelf, [goods, *goods], True):
        return None
    shop.stock.places.fill(
        shelf,
        goods,
    )
    shop.stock.places.fill(
        shelf, goods, keep=shelf  # as it is
    )
    first = shop.cash_register.Till(
        goods, [goods, "scissors"], 10
    )
    with shop.cash_register.Till(
        goods, [goods, "nail"], 1
    ) as till:
        pass
    kinds = [
        shop.cash_register.Till(1),
        shop.cash_register.Till(2),
        12,
    ]
    table = {
        "till": shop.cash_register.Till(goods),
        "shelf": shelf,
    }
    pay(
        shop.cash_register.Till(shelf, 1),
        shop.cash_register.Till(goods, 2),
    )
    with pay(
        till=shop.cash_register.Till(1),
        two=shop.cash_register.Till(2),
    ):
        pass
    return shop.cash_register.Till(
        goods, goods, (till, first, 12)
    )


def check(goods, shelf):
    assert (
        shop.cash_register.Till(goods, [goods, "or"], 1)
        is not None
    )
    while (
        goods not in shop.cash_register.Till(goods, 2)
        or shelf == 30
    ):
        goods.pop()
    return (
        100 * len(goods)
        <= shop.cash_register.Till(goods, [2]).size
    )
