import warnings
from warnings import filterwarnings

warnings.filterwarnings("ignore", module="shop")
warnings.filterwarnings("ignore", module="(?:shop[.]|shop_till(?:[.]|$))")
filterwarnings("error", "slow", Warning, r"(?:^shop\.ti\w+|shop_till(?:[.]|$))")
warnings.filterwarnings("ignore", module=r"shop_till\b")
warnings.filterwarnings("ignore", module=r"fast\..*")
