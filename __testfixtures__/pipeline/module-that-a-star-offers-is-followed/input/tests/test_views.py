import shop as s


class TestViews:
    view = s.views.In

    def test_out(self):
        assert issubclass(s.views.In, s.views.Out)
