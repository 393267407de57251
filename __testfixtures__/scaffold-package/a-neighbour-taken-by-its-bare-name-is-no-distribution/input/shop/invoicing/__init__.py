import flask


def code(text):
    return flask.escape(text)
