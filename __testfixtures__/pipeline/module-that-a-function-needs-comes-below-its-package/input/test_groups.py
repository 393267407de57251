def test_groups():
    import shop
    import copy

    assert copy.copy(shop.grouping.Group())
    assert shop.grouping.first(1) is None


def test_names():
    import copy
    import shop as s

    assert copy.copy(s.grouping.Group())
