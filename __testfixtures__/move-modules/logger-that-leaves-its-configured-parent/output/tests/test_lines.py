def test_lines(caplog):
    with caplog.at_level("INFO", logger="shop"):
        assert not caplog.records
