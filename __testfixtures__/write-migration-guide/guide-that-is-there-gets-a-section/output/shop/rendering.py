def render(invoice):
    return repr(invoice)
