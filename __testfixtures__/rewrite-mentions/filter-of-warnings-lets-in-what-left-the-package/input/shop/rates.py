import warnings
from warnings import filterwarnings

warnings.filterwarnings("ignore", module="shop")
warnings.filterwarnings("ignore", module="shop[.]")
filterwarnings("error", "slow", Warning, r"^shop\.ti\w+")
warnings.filterwarnings("ignore", module=r"shop\.till\b")
warnings.filterwarnings("ignore", module=r"fast\..*")
