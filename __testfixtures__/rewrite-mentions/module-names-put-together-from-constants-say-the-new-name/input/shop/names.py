PACKAGE = "shop"
LINES = PACKAGE + ".lines"
