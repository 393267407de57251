from shop.parts.views import Out


class In(Out):
    pass
