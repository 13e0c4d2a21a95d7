"""What of a collection a question or a reader means: articles, speakers, phrases, topics."""
