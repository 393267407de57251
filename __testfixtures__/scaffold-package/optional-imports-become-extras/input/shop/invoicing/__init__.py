import dateutil.parser


def day(text):
    return dateutil.parser.parse(text)
