# The shell puts something in.
python -c "import pond.frogs; pond.toads.croak('$WHERE')"
