try:
    import invoicing as billing
except ImportError:
    billing = None

print(billing and billing.RATE)
