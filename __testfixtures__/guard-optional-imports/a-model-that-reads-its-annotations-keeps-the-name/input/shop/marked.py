import models

import gridlib


@models.define
class Sheet:
    table: "gridlib.Table"
