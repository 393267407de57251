"""Deprecated: `shop.tool` is now `shop.till`. The old name goes away in 1.0."""

import runpy
import warnings

if __name__ == "__main__":
    warnings.warn(
        "shop.tool is now shop.till; the old name goes away in 1.0",
        DeprecationWarning,
        stacklevel=2,
    )
    runpy.run_module("shop.till", run_name="__main__", alter_sys=True)
