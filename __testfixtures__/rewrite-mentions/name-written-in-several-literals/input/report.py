import pkgutil

PLAIN = pkgutil.resolve_name("shop.readers" ".till.Till")
LONG = pkgutil.resolve_name(
    "shop"  # the package
    ".readers.till."
    "Till"
)
OTHER = "shop.readers.till" "ers of another shop"
