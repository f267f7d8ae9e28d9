"""What the full screens share: one application with their windows and keys, its escape key, and how text is pasted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import HSplit, Layout, Window
from prompt_toolkit.layout.containers import Container
from prompt_toolkit.output import ColorDepth, Output

_ESCAPE = 0.05
"""Seconds after which an escape is a key of its own and not the beginning of another key."""


def application(
    windows: Sequence[Container], focused: Window, keys: KeyBindings, *, colored: bool, input: Input | None, output: Output | None
) -> Application[None]:
    """Return an application that fills the terminal with windows, one below the other.

    Args:
        windows: from the top down.
        focused: which of them hears the keys.
        keys: what they do.
        colored: whether there are colours.
        input: where keys come from; `None`: the terminal.
        output: where it is shown; `None`: the terminal.
    """
    app: Application[None] = Application(
        Layout(HSplit(windows), focused_element=focused),
        key_bindings=keys,
        full_screen=True,
        color_depth=None if colored else ColorDepth.DEPTH_1_BIT,
        input=input,
        output=output,
    )
    app.ttimeoutlen = _ESCAPE
    return app


def run(app: Application[None], begin: Callable[[], None] | None = None) -> None:
    """Show an application until the user leaves, or the terminal is gone; `begin` is called once it is there."""
    # The input ends where the terminal is gone.
    with suppress(EOFError):
        app.run(pre_run=begin)


def paste(buffer: Buffer, event: KeyPressEvent) -> None:
    """Put what is pasted into a line, as a line."""
    buffer.insert_text(" ".join(event.data.splitlines()).replace("\t", " "))
