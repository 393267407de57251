from shop.notes import current

LENGTH = len(current)
