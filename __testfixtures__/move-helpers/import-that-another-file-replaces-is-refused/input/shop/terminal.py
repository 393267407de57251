import getpass


def ask(question):
    return getpass.getpass(question)
