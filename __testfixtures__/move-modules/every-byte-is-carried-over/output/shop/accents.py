# -*- coding: latin-1 -*-
NAME = "Jörg"
