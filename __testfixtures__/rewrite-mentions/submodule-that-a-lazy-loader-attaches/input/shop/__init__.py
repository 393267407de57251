import lazy_loader as lazy

__getattr__, __dir__, __all__ = lazy.attach(
    __name__,
    submodules=["billing", "stock"],
    submod_attrs={"billing": ["Invoice", "net_price"], "stock": ["LEFT"]},
)
