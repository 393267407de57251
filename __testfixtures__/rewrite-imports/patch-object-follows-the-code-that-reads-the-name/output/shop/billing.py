def print_bill(total):
    return f"{total:.2f}"
