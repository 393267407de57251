import gridlib


class Reader:
    def kind(self, row):
        match row:
            case gridlib.Row():
                return "row"
            case _:
                return "other"
