"""The run of `tm align`: each pair of documents is read, aligned and written, and nothing of it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tm.cli.align_records import Failure, Pair
from tm.cli.aligning import align_task
from tm.cli.frame import UNUSABLE, say, stop
from tm.cli.processes import in_order
from tm.cli.progress import Progress
from tm.model.aligned import AlignedFolders

if TYPE_CHECKING:
    from tm.cli.align_lists import Beads, Unpaired
    from tm.cli.align_output import Memories
    from tm.cli.align_pairs import Plan
    from tm.cli.align_review import ReviewFile


@dataclass(frozen=True, slots=True)
class Outputs:
    """Where the results go; what needs the alignment itself and not only its units leaves nothing to be taken over."""

    memories: Memories
    beads: Beads | None = None
    unpaired: Unpaired | None = None
    review: ReviewFile | None = None

    @property
    def need_alignments(self) -> bool:
        """Whether every pair of documents must be aligned, unchanged or not."""
        return any(output is not None for output in (self.beads, self.unpaired, self.review))

    def write(self, pair: Pair) -> None:
        """Write what is wanted beside the memory."""
        for output in (self.beads, self.unpaired, self.review):
            if output is not None:
                output.write(pair)


def run(plan: Plan, outputs: Outputs, *, update: bool, jobs: int) -> AlignedFolders:
    """Align what the plan says and write it in the plan's order, whichever process has done it.

    A file that cannot be used is named, its old units stay, and the rest goes on; where nothing could be used the program ends.
    """
    from tm.cli.align_lists import counted

    rows, failed = [], list(plan.failed)
    for path in plan.alone:
        say(f"tm: {path}: has no partner by {plan.by} and was left out")
    update = update and not outputs.need_alignments
    prepared = (outputs.memories.prepared(task, update=update) for task in plan.tasks)
    with Progress("aligning", len(plan.tasks)) as bar:
        for task, found in zip(plan.tasks, in_order(align_task, prepared, jobs), strict=True):
            if isinstance(found, Failure):
                bar.clear()
                say(f"tm: {' '.join(found.reason.split())}")
                if not plan.folders:
                    stop(found.status)
                failed.append(found.reason)
                outputs.memories.write(task, None)
            else:
                units = outputs.memories.write(task, found)
                if isinstance(found, Pair):
                    outputs.write(found)
                rows.append(counted(found, units))
            bar.step()
    if not rows:
        stop(UNUSABLE)
    return AlignedFolders(tuple(rows), tuple(map(str, plan.alone)), tuple(failed))
