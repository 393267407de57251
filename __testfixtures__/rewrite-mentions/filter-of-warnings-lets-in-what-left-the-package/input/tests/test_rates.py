import warnings


def test_slow():
    with warnings.catch_warnings(record=True):
        warnings.filterwarnings(
            "always",
            category=RuntimeWarning,
            module=r"shop\..*",
            message=r".*slow.*",
        )
        import shop.rates
