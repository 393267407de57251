from shop import billing, rules


@rules.audited("cash")
def charge(price, rate=rules.RATE, *, billing_rate: rules.RATE = rules.RATE):
    return price * rate * billing_rate


class Till(rules.Base, metaclass=rules.Meta):
    @rules.audited(kind=rules.RATE)
    def pay(self, billing=rules.RATE) -> rules.Base:
        return billing

    def all(self):
        self.billing = billing.pay(billing=rules.RATE, **{"rate": rules.RATE})
        return [*self.billing, self.billing.count(rules.RATE)]


print(charge(4, billing_rate=2), Till().pay(), Till().all(), type(Till).__name__)
