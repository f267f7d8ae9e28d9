"""The commands by what a person wants to do, each imported when it is wanted."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import typer.main
from typer.core import TyperGroup
from typer.models import CommandInfo, ParamMeta

from tm.cli.frame import Color, guarded

PANELS = {
    "Begin": ("tour",),
    "Make pairs": ("align", "review", "segment", "evaluate"),
    "Look up": ("lookup", "concord", "term", "index"),
    "Use a memory on files": ("analyze", "pretranslate", "update", "export"),
    "Judge translations": ("score", "check"),
    "Care for a memory": (
        *("validate", "stats", "convert", "clean", "dedupe", "merge", "diff", "git"),
        *("split", "edit", "lang", "redact"),
    ),
}
"""A command's name is that of its module and of the function in it."""

BARE = frozenset(["tour", "lookup", "index"])
"""Commands that mean something without any argument."""

HELP = {"help_option_names": ["-h", "--help"]}

_SUMMARY = 200
"""Characters of a command's summary in the list of all: as many as the longest has."""


class CommandsOnDemand(TyperGroup):
    """A group whose commands are modules of this package."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names of the commands, in the order of the help."""
        return [name for names in PANELS.values() for name in names]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return the command of that name, or `None`."""
        if cmd_name not in self.commands and cmd_name in self.list_commands(ctx):
            callback = getattr(import_module(f"tm.cli.{cmd_name}"), cmd_name)
            info = CommandInfo(cmd_name, callback=guarded(callback), context_settings=HELP, no_args_is_help=cmd_name not in BARE)
            command = typer.main.get_command_from_info(info, pretty_exceptions_short=True, rich_markup_mode=None)
            if not any("--color" in parameter.opts for parameter in command.params):
                command.params.append(_without_colors())
            self.commands[cmd_name] = command
        return self.commands.get(cmd_name)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that the arguments name; where there is none, the error names those spelled much like it."""
        names = self.list_commands(ctx)
        if args[0] not in names:
            # The error suggests what is loaded.
            for name in names:
                self.get_command(ctx, name)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the commands under their headings."""
        for heading, names in PANELS.items():
            rows = [(name, self.get_command(ctx, name).get_short_help_str(_SUMMARY)) for name in names]
            with formatter.section(heading):
                formatter.write_dl(rows)


def _without_colors() -> Any:
    """Return `--color` for a command whose output has none: a script may give it to every command."""
    default = typer.Option(Color.AUTO, "--color", expose_value=False, hidden=True)
    return typer.main.get_click_param(ParamMeta(name="color", default=default, annotation=Color))[0]
