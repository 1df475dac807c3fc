"""The audit trail: records, their versions, the change sets that brought them, and snapshots of them."""
