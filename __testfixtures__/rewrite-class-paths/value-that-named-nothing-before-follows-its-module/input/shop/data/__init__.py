from .pay import Pay
