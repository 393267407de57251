from shop_till import RATE


class test_Rate:
    def test_value(self):
        assert RATE == 2
