UNIT = "kg"
