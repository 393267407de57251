from .invoicing import bill


def main():
    print(bill(1))
