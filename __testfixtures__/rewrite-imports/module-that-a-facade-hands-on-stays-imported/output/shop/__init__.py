import netlib.act
