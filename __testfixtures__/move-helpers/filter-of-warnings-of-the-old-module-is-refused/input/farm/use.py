import warnings

from farm.crops import mill

warnings.filterwarnings("ignore", module=r"farm\.crops$")
print(mill())
