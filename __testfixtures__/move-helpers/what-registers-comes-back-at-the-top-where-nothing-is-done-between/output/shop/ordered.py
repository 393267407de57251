"""What is imported registers first."""

from shop import plugin

PLUG = plugin


from shop.a_order import order as order  # noqa: E402
