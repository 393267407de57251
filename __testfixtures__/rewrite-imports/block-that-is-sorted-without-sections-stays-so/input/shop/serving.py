import io

serve = io.open
