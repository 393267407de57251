from shop import billing, papers

type Bills[T: papers.Invoice] = dict[str, T] | list[papers.Invoice]
type Own[billing] = list[billing.Invoice]


def last[T: (papers.Invoice, int)](bills: list[T]) -> T | papers.Invoice:
    return bills[-1]


def other[billing](bill: billing) -> "billing.Invoice":
    return bill


class Box[T: papers.Invoice](list[papers.Invoice]):
    RATE = billing.RATE

    def take[Invoice: papers.Invoice](self, what: Invoice) -> Invoice:
        return what


print(last([1]), other(2), Box.RATE, Box().take(3), Box.__orig_bases__[0].__args__[0].__name__)
