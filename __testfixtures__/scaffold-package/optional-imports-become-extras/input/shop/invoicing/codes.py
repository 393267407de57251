import segno


def code(text):
    return segno.make(text)
