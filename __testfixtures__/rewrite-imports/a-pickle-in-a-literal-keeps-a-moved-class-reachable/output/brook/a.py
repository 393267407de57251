from brook.b import Bill as Bill
