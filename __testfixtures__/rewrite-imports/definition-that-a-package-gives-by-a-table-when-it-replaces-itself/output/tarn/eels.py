from tarn.helpers import wriggle as wriggle
