import pkgutil

PACKAGE = "fen"
ONE = pkgutil.get_data(PACKAGE, "t.txt")
TWO = pkgutil.get_data("fen", "t.txt")
THREE = pkgutil.get_data("fen", "t.txt")
FOUR = pkgutil.get_data("fen", resource="t.txt")
FIVE = pkgutil.get_data(__name__.split(".")[0], "t.txt")
