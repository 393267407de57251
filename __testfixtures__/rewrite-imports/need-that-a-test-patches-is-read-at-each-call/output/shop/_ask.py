def ask(question):
    """Ask until there is an answer."""
    from shop.terminal import read_line
    answer = ""
    while not answer:
        answer = read_line(question)
    return answer
