is_on = False
