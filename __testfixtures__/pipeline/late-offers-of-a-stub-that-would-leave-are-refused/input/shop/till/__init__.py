from .._rates import rate


class Line:
    rate = rate
