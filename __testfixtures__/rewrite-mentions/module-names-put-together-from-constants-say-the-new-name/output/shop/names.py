PACKAGE = "shop"
LINES = PACKAGE + ".rows"
