from shop import billing


@billing.audited("cash")
def charge(price, rate=billing.RATE, *, billing_rate: billing.RATE = billing.RATE):
    return price * rate * billing_rate


class Till(billing.Base, metaclass=billing.Meta):
    @billing.audited(kind=billing.RATE)
    def pay(self, billing=billing.RATE) -> billing.Base:
        return billing

    def all(self):
        self.billing = billing.pay(billing=billing.RATE, **{"rate": billing.RATE})
        return [*self.billing, self.billing.count(billing.RATE)]


print(charge(4, billing_rate=2), Till().pay(), Till().all(), type(Till).__name__)
