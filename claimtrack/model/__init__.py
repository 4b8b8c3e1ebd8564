"""The nouns: frozen records, tuples not lists; no text is read here."""
