import pkgutil

PLAIN = pkgutil.resolve_name("shop.tills.drawer" ".Till")
LONG = pkgutil.resolve_name(
    "shop"  # the package
    ".tills.drawer."
    "Till"
)
OTHER = "shop.readers.till" "ers of another shop"
