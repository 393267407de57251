NAME = "till"
