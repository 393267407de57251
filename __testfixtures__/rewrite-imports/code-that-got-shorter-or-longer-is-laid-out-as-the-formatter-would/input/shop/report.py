import shop.stock.shelves
import shop.till


def fill(shelf, goods):
    shop.stock.shelves.fill(
        shelf, goods, keep=shelf is None
    )
    if shop.stock.shelves.fill(
        shelf, [goods, *goods], True
    ):
        return None
    shop.stock.shelves.fill(
        shelf,
        goods,
    )
    shop.stock.shelves.fill(
        shelf, goods, keep=shelf  # as it is
    )
    first = shop.till.Till(goods, [goods, "scissors"], 10)
    with shop.till.Till(goods, [goods, "nail"], 1) as till:
        pass
    kinds = [shop.till.Till(1), shop.till.Till(2), 12]
    table = {"till": shop.till.Till(goods), "shelf": shelf}
    pay(shop.till.Till(shelf, 1), shop.till.Till(goods, 2))
    with pay(till=shop.till.Till(1), two=shop.till.Till(2)):
        pass
    return shop.till.Till(goods, goods, (till, first, 12))


def check(goods, shelf):
    assert (
        shop.till.Till(goods, [goods, "or"], 1) is not None
    )
    while (
        goods not in shop.till.Till(goods, 2) or shelf == 30
    ):
        goods.pop()
    return (
        100 * len(goods) <= shop.till.Till(goods, [2]).size
    )
