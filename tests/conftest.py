"""What all tests share: how hard the property tests try."""

import os

from hypothesis import settings

# The machine's mood is not a property of the code: no deadlines.
settings.register_profile("default", deadline=None)
settings.register_profile("fuzz", deadline=None, max_examples=5000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))
