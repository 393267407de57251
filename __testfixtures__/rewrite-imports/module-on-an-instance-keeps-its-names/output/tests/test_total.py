import shop
import shop.billing


class Case:
    def set_up(self):
        self.module = shop.billing

    def test_total(self):
        assert self.module.total(1) == 2


def test_half():
    assert getattr(shop, "billing").half(4) == 2
