"""Files derived from the store, which spare reading all of it; lost, they are made anew."""
