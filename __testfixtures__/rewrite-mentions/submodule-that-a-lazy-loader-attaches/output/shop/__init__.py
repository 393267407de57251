import lazy_loader as lazy

__getattr__, __dir__, __all__ = lazy.attach(
    __name__,
    submodules=["_billing", "stock"],
    submod_attrs={"_billing": ["Invoice", "net_price"], "stock": ["LEFT"]},
)
