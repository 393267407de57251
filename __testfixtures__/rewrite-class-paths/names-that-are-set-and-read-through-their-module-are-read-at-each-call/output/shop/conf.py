DEBUG = False
LEVEL = 1
NAME = "shop"
