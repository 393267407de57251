def indent(text):
    return " " + text
