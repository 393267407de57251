UNIT = "pieces"
