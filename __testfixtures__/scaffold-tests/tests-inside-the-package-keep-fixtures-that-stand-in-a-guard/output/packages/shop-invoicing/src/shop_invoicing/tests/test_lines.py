def test_lines(lines):
    assert len(lines.entries) == 1
