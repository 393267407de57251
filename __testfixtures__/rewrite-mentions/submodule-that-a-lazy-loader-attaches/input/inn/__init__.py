from lazy_loader import attach as _attach

__getattr__, __dir__, _ = _attach(__name__, submod_attrs={"beds": ["count"]})
