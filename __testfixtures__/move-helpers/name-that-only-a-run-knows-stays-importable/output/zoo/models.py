"""Models by name."""

import importlib

from zoo.nets import (
    AliasNet as AliasNet,
    ArgNet as ArgNet,
    CodeNet as CodeNet,
    GetterNet as GetterNet,
    GivenNet as GivenNet,
    HandNet as HandNet,
    KeptNet as KeptNet,
    ListNet as ListNet,
    LoadNet as LoadNet,
    MadeNet as MadeNet,
    OwnNet as OwnNet,
    VarNet as VarNet,
    WalkNet as WalkNet,
)


def own(size):
    return getattr(importlib.import_module(__name__), "Own" + size)
