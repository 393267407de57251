import shop.terminal


def answer_with(fake):
    shop.terminal.getpass = fake
