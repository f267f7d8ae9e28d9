"""The properties by which units say what care has done with them."""

CONFLICT = "x-tm-conflict"
"""Of units that both sides of a merge changed: `ours` or `theirs`, and whether the other side deleted the unit."""

REMOVED = "x-tm-removed"
"""Why a unit was taken out of a memory: the rule of cleaning, or which unit it is a duplicate of."""

WHY = "x-tm-removed-why"
"""The reason that a rule of cleaning gave, in words."""
