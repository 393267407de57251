"""Sheets."""
import gridlib; import gridlib.files; import os


class Sheet(gridlib.Table):
    def size(self):
        return gridlib.files.size(os.fspath(self))
