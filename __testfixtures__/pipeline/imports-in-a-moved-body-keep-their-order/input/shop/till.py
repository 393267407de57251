class Till:
    kind = "till"
