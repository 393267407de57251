from till import open_till
