"""What knows: articles, their passages and who says them. Imports neither `bot` nor discord."""
