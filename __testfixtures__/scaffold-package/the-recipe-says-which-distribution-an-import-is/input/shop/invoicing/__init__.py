import segno_extra


def code(text):
    return segno_extra.make(text)
