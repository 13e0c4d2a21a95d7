"""From a question to what may be shown, over what one connection sees of the store."""
