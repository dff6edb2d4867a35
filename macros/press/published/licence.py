"""The terms on which the record is published: see LICENSE-DATA."""

LICENCE = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
SPDX = "CC-BY-4.0"
