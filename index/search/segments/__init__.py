"""The index of a collection in memory: segments, what of them may answer, where terms occur."""
