from shop import billing

type Bills[T: billing.Invoice] = dict[str, T] | list[billing.Invoice]
type Own[billing] = list[billing.Invoice]


def last[T: (billing.Invoice, int)](bills: list[T]) -> T | billing.Invoice:
    return bills[-1]


def other[billing](bill: billing) -> "billing.Invoice":
    return bill


class Box[T: billing.Invoice](list[billing.Invoice]):
    RATE = billing.RATE

    def take[Invoice: billing.Invoice](self, what: Invoice) -> Invoice:
        return what


print(last([1]), other(2), Box.RATE, Box().take(3), Box.__orig_bases__[0].__args__[0].__name__)
