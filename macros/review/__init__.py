"""What editors and reviewers are told: what a change does, which sources have gone, and how to begin an entry."""
