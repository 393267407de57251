class Config:
    legs = 4
