print("cook")
