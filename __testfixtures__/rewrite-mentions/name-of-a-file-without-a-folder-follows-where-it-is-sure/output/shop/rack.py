print("cool")
