from shop.models import Item


class Shelf[T: Item]:
    def first(self, items: list[T]) -> T:
        return items[0]


def largest[T: Item](items: list[T]) -> T:
    return max(items, key=lambda item: item.size)
