from datetime import date

YEAR: int = date.today().year
