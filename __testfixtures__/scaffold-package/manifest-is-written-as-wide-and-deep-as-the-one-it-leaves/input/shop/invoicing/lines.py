import dask
import dask_image
import numpy

TOTALS = (dask, dask_image, numpy)
