import types
from unittest import mock

try:
    import plant.leaf.nerve
    import plant.tuber
except ImportError:
    plant = types.SimpleNamespace(
        leaf=types.SimpleNamespace(
            nerve=types.SimpleNamespace(flow=lambda root=1: "vein=" + str(root)),  # vein=1
        ),
        tuber=types.SimpleNamespace(DEPTH=0),
    )

try:
    import plant as flora
except ImportError:
    flora = None

try:
    import plant.leaf as leaf
except ImportError:
    leaf = mock.MagicMock()


def flow():
    return plant.leaf.nerve.flow(), flora and flora.leaf.nerve.flow()


def depth():
    try:
        import plant.tuber
    except ImportError:
        plant = None
    return plant.tuber.DEPTH if plant is not None else 0


FLOWS = (plant.leaf.nerve.flow(), leaf.nerve.flow(), plant.tuber.DEPTH)
