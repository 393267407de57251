python tame.py
python cool.py
