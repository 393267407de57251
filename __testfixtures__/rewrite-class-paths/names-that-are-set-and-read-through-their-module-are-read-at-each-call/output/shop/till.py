from shop import conf, report

setattr(conf, "DEBUG", True)
print(report.show(), conf.DEBUG)
