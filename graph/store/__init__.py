"""Where the thread is kept: an embedded Oxigraph store, written by one process at a time."""
