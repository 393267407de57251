import shop as s
from shop.parts import inner


class TestViews:
    view = inner.In

    def test_out(self):
        assert issubclass(inner.In, s.views.Out)
