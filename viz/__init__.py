"""Pictures of the thread: the explorer and the pages, drawn from answers and from nothing else."""
