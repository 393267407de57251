from gridlib import Table as Table
