import warnings

warnings.filterwarnings("ignore", module=r"orb\.sp\w+")
warnings.filterwarnings("ignore", module="orb" if __debug__ else "orb[.]ca")
warnings.filterwarnings("ignore", module=r"orb\.calm$")
warnings.filterwarnings("ignore", module=r"orb\.mu.*")
