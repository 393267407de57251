import shop.models


class Shelf[T: shop.models.Item = shop.models.Item, **P = [shop.models.Item]]:
    label = "]"  # a bracket [ and = in a comment


def pick[T = shop.models.Item, *Ts = *tuple[shop.models.Item]](item: T, *rest: *Ts) -> T:
    return item


type Pair[A = (shop.models.Item if True else None)] = tuple[A, A]
