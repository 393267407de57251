def read_line(text):
    return input(text)


def ask(question):
    """Ask until there is an answer."""
    answer = ""
    while not answer:
        answer = read_line(question)
    return answer
