import shop.kinds


def test_everything_is_described():
    found = [thing for thing in vars(shop.kinds).values() if callable(thing)]
    assert [thing for thing in found if thing.__module__ != "shop.kinds" and thing.__doc__ is None] == []
