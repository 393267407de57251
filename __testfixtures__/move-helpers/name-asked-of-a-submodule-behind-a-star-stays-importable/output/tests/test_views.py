import kit


class Base:
    name = "View"

    def test(self):
        assert getattr(kit.views, self.name)()


class TestNode(Base):
    name = "No" + "de"
