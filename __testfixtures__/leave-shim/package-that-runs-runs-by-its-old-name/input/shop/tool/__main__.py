print("ran", __name__)
