print("tame")
