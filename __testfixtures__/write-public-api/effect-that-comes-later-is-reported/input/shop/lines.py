import warnings

warnings.filterwarnings("ignore", module="shop")


class Line:
    pass
