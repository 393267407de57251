Cents = int
