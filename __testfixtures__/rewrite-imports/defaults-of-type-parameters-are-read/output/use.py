import shop.items


class Shelf[T: shop.items.Item = shop.items.Item, **P = [shop.items.Item]]:
    label = "]"  # a bracket [ and = in a comment


def pick[T = shop.items.Item, *Ts = *tuple[shop.items.Item]](item: T, *rest: *Ts) -> T:
    return item


type Pair[A = (shop.items.Item if True else None)] = tuple[A, A]
