import io


def render(invoice):
    return io.BytesIO(repr(invoice).encode())
