class Base:
    def __init_subclass__(cls, **options):
        if cls.__module__.startswith("shop."):
            raise TypeError(f"{cls.__name__} of the shop says its price")
        elif type(cls).__module__.startswith(("shop.", "store.")):
            cls.is_ours = True


def is_ours(thing):
    # Not asked for: shop.billing is ours as well.
    if thing.__module__.split('.')[0] != 'shop':
        return False
    return getattr(thing, "__module__", "").split(".", 1)[0] in {"shop", "store"}


def is_theirs(thing):
    module = thing.__module__
    top = module.partition(".")[0]
    return (thing.__module__ or "").partition(".")[0]!="shop" and not module.startswith('shop.')


def is_the_package_itself(thing):
    return thing.__module__ == "shop" or thing.__module__ in ("shop", "store")


def ours(things):
    return [thing for thing in things if thing.__module__.split(".")[0] == "shop" and callable(thing)]


def is_one_of_the_family(thing):
    return thing.__module__.split(".")[0] in ("shop", "billing")


def name_within(thing):
    for family in ("shop.", "billing."):
        if thing.__module__.startswith(family):
            return thing.__module__.removeprefix(family)
    return thing.__module__


def listed(module=None):
    if module is None:
        module = "shop"
    if isinstance(module, str):
        module = [module]
    return [getattr(thing, "__module__", None) for thing in module]


def spelled(thing):
    module = thing.__module__ + "."
    if module.split(".")[0] == "shop":
        module = "~" + module
    elif module == "builtins.":
        module = ""
    return f"{module}{thing.__name__}"
