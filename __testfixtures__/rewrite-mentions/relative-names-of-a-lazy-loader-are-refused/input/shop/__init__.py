import lazy_loader as lazy

ATTRIBUTES = {"billing": ["Invoice", "net_price"], "stock": ["LEFT"]}

__getattr__, __dir__, __all__ = lazy.attach(__name__, submodules=["billing", "stock"], submod_attrs=ATTRIBUTES)
