"""From characters to words that know what they name, and where somebody is quoted."""
