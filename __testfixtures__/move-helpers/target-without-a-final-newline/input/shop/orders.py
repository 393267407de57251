def pack(lines):
	return list(lines)


def round_cents(amount):
	return round(amount, 2)