try:
    from shop.invoicing import label
except ImportError:
    label = str
