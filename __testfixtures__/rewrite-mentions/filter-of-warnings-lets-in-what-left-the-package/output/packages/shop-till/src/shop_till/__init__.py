import warnings

warnings.filterwarnings("ignore", message="slow", module=r"(?:shop\..*|shop_till(?:[.]|$))")
