try:
    import billing
except ImportError:
    billing = None

print(billing and billing.RATE)
