from gridlib import Table


class Sheet(Table):
    pass
