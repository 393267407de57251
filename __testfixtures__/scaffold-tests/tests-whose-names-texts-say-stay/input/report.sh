python3 -m tests.io.report
