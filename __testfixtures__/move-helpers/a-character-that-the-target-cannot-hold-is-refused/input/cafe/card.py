# coding: latin-1
TITLE = "Café"
