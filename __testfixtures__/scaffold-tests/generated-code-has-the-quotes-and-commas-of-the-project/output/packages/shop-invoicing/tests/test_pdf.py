from shop_invoicing.pdf import pdf


def test_pdf(tmp_path):
    assert pdf(str(tmp_path / "a.pdf"))
