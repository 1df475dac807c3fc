"""The thread and everything it can tell you: store, audit trail, snapshots, statuses, queries, answers."""
