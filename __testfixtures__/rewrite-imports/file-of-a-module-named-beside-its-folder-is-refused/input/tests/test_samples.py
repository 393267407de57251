from shop.lines import count


def test_other_files(tmp_path):
    (tmp_path / "lines.py").write_text("x")
    assert count((tmp_path / "lines.py").read_text()) == 1
