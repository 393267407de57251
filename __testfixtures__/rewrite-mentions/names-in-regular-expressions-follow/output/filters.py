import warnings

from kit.store import io

warnings.filterwarnings("error", module=r"kit\.store\.io")
warnings.filterwarnings("error", module="kit\\.store\\.io$")
OTHER = r"kit\.database"
assert io.read()
