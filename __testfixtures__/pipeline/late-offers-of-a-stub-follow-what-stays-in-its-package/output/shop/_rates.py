def rate(): return 1
