import warnings

from kit.data import io

warnings.filterwarnings("error", module=r"kit\.data\.io")
warnings.filterwarnings("error", module="kit\\.data\\.io$")
OTHER = r"kit\.database"
assert io.read()
