first_label = second_label = third_lab = 1
