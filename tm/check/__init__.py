"""Units → findings: what a careful reader would stop at. One module a check, each with its reason and its examples."""
