import types
from unittest import mock

try:
    import plant.leaf.vein
    import plant.root
except ImportError:
    plant = types.SimpleNamespace(
        leaf=types.SimpleNamespace(
            vein=types.SimpleNamespace(flow=lambda root=1: "vein=" + str(root)),  # vein=1
        ),
        root=types.SimpleNamespace(DEPTH=0),
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
    return plant.leaf.vein.flow(), flora and flora.leaf.vein.flow()


def depth():
    try:
        import plant.root
    except ImportError:
        plant = None
    return plant.root.DEPTH if plant is not None else 0


FLOWS = (plant.leaf.vein.flow(), leaf.vein.flow(), plant.root.DEPTH)
