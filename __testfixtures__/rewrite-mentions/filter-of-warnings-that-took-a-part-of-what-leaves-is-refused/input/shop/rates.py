import warnings

warnings.filterwarnings("ignore", module=r"shop\.\w+\.lines")
