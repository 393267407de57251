import oven
