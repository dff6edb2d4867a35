"""Tracing: every number on a page, in the source and in the built site, is found and led back to what backs it."""
