def test_heat(heat):
    assert heat == 200


def test_fuel(fuel):
    assert fuel == "wood"


def test_both(heat, fuel):
    assert heat and fuel
