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
    return shop.cash_register.Till(
        goods, goods, (till, first, 12)
    )
