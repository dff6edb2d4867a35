"""Opens every source again, to see whether it is there and still prints what the record says it prints."""
