import lazy_loader as lazy

__getattr__, __dir__, __all__ = lazy.attach(
    __name__,
    submodules=["invoicing", "stock"],
    submod_attrs={"invoicing": ["Invoice", "net_price"], "stock": ["LEFT"]},
)
