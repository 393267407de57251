def test_groups():
    import shop
    import shop.tutorial
    import copy

    assert copy.copy(shop.tutorial.Group())
    assert shop.grouping.first(1) is None


def test_names():
    import copy
    from shop import tutorial

    assert copy.copy(tutorial.Group())
