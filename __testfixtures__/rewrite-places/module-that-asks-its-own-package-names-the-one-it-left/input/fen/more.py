import pkgutil

PACKAGE = __package__
ONE = pkgutil.get_data(PACKAGE, "t.txt")
TWO = pkgutil.get_data(__name__.rpartition(".")[0], "t.txt")
THREE = pkgutil.get_data(__name__, "t.txt")
FOUR = pkgutil.get_data(__spec__.parent, resource="t.txt")
FIVE = pkgutil.get_data(__name__.split(".")[0], "t.txt")
