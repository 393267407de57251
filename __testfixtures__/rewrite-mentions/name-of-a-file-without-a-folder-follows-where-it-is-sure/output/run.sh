python tame.py
python shop/rack.py
