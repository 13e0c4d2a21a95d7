"""What words are wherever they stand: lists, counts of annotated news, titles, trades."""
