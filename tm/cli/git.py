"""`tm git`."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer


class Action(StrEnum):
    """What is done to the repository."""

    INSTALL = "install"
    UNINSTALL = "uninstall"


def git(
    action: Annotated[Action, typer.Argument(help="install or uninstall.")],
    command: Annotated[
        str | None, typer.Option(metavar="COMMAND", help="How git runs tm, such as: tm. Default: this very installation.")
    ] = None,
) -> None:
    """Have git compare and merge memories by units, in the current repository.

    Writes one line into .gitattributes (commit it) and the drivers into this clone's own configuration (each clone runs this once).
    Then `git diff` shows changed units with the words marked, and merging keeps what both translators added. Of a unit that both
    changed both versions are kept, with the property x-tm-conflict, and git says that the file is in conflict.

    \b
    Examples:
      tm git install
      tm git install --command tm
      git diff HEAD~1 -- 기억.tmx
    """
    from tm.cli.care_git import own_command, repository

    place = repository()
    done = place.install(command or own_command()) if action is Action.INSTALL else place.uninstall()
    sys.stdout.writelines(f"{line}\n" for line in done or ["nothing to do"])
