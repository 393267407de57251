NAME = 'line'


def title():
	return 'Line'
