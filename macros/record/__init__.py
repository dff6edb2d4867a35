"""The record: what is known, from the YAML files to checked, immutable entries and their wording."""
