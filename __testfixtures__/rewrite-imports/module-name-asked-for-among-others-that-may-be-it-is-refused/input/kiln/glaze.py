COLOURS = ["red"]
