"""The full screen of a session: results, a line of facts, and below them the query, answered as it is typed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import ANSI
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import BufferControl, Dimension, FormattedTextControl, Window
from prompt_toolkit.layout.processors import AfterInput, BeforeInput, ConditionalProcessor
from prompt_toolkit.output import Output

from tm.cli.application import application, paste, run
from tm.cli.clipboard import by_terminal, to_clipboard
from tm.cli.manual import manual
from tm.cli.session import Found, Session
from tm.report.terminal import Screen, cells, cut, shown

if TYPE_CHECKING:
    from tm.cli.lookup import Job

PAUSE = 0.08
"""Seconds without a change of the text before it is searched."""

_EMPTY = "a text, or :help · 문장을 입력하세요"


class FullScreen(Session):
    """A session that fills the terminal.

    Searching is done in one other thread; a search that has been overtaken is dropped.
    """

    def __init__(
        self, job: Job, colored: bool, *, input: Input | None = None, output: Output | None = None, pause: float = PAUSE
    ) -> None:
        super().__init__(job, colored)
        self.found: Found | None = None
        self.message = ""
        self._pause = pause
        self._past: list[str] = []
        self._at, self._draft = 0, ""
        self._choosing = False
        self._worker = ThreadPoolExecutor(1)
        self._task: asyncio.Task[None] | None = None
        self._page: Callable[[int], str] = lambda width: ""
        self._lines: list[str] = []
        self._width, self._top = 0, 0
        self.buffer = Buffer(multiline=False, on_text_changed=lambda _: self._typed())
        self.app = self._application(input, output)

    def run(self, first: Sequence[str] = ()) -> None:
        """Show the screen until the user leaves; the last of the first queries is in the line, the others are behind it."""
        self._past += first[:-1]
        self._at = len(self._past)
        run(self.app, lambda: self.buffer.insert_text("".join(first[-1:])))
        self.close()

    def close(self) -> None:
        """Wait for what is being searched or read."""
        self._worker.shutdown(cancel_futures=True)

    # What is seen.

    def _application(self, input: Input | None, output: Output | None) -> Application[None]:
        hint = ConditionalProcessor(
            AfterInput(lambda: shown(self.found.query) if self.found else _EMPTY, style="ansibrightblack"),
            Condition(lambda: not self.buffer.text),
        )
        prompt = BufferControl(self.buffer, input_processors=[BeforeInput("> ", style="bold"), hint])
        self._results = Window(FormattedTextControl(self.visible), always_hide_cursor=True)
        facts = Window(FormattedTextControl(self.facts), height=1, style="reverse")
        line = Window(prompt, height=Dimension(min=1, max=4), wrap_lines=True, dont_extend_height=True)
        windows = [self._results, facts, line]
        return application(windows, line, self._bindings(), colored=self.colored, input=input, output=output)

    def visible(self) -> ANSI:
        """Return the results from where they are scrolled to."""
        width = self.app.output.get_size().columns
        if width != self._width:
            self._lines, self._width = self._page(width).split("\n")[:-1], width
        self._top = max(0, min(self._top, len(self._lines) - self._rows))
        return ANSI("\n".join(self._lines[self._top :][: self.app.output.get_size().rows]))

    def facts(self) -> str:
        """Return the line of facts, with the message if there is one; if both do not fit the message counts."""
        width = self.app.output.get_size().columns
        facts = [self.manner, f"{self.units:,} units"]
        if self.found:
            facts.append(f"{self.found.milliseconds:.0f} ms")
        below = len(self._lines) - self._top - self._rows
        if below > 0:
            facts.append(f"↓{below}")
        line, message = " · ".join(facts), shown(self.message)
        if message and message not in line:
            fitting = (text for text in (f"{line} · {message}", f"{self.manner} · {message}") if cells(text) <= width)
            line = next(fitting, message)
        return cut(line, width)

    @property
    def _rows(self) -> int:
        seen = self._results.render_info
        return seen.window_height if seen else self.app.output.get_size().rows - 2

    def _turn(self, page: Callable[[int], str]) -> None:
        self._page, self._width, self._top = page, 0, 0
        self.app.invalidate()

    # What is done.

    def _typed(self) -> None:
        self.note("")
        self._stop()
        if not self.buffer.text:
            self._at = len(self._past)
        if _is_query(self.buffer.text):
            self._search(self.buffer.text, self._pause)

    def _stop(self) -> None:
        if self._task:
            self._task.cancel()

    def _search(self, query: str, pause: float = 0) -> None:
        self._stop()
        self._task = self.app.create_background_task(self._show(query, pause))

    async def _show(self, query: str, pause: float) -> None:
        await asyncio.sleep(pause)
        found = await asyncio.get_running_loop().run_in_executor(self._worker, self.find, query)
        if found.error:
            self.note(found.error)
        else:
            self.found = found
            self._turn(lambda width: self.text(found, width))

    def _entered(self) -> None:
        text = self.buffer.text
        self._write("")
        if text.startswith(":"):
            self.command(text)
        elif _is_query(text):
            if self._past[-1:] != [text]:
                self._past.append(text)
            self._search(text)
        self._at, self._draft = len(self._past), ""

    def _write(self, text: str) -> None:
        self.buffer.document = Document(text)

    def _walk(self, step: int) -> None:
        at = min(max(self._at + step, 0), len(self._past))
        if at != self._at:
            if self._at == len(self._past):
                self._draft = self.buffer.text
            self._at = at
            self._write([*self._past, self._draft][at])

    def _clear(self) -> None:
        self._write("")
        self.found = None
        self._turn(lambda width: "")
        self.app.renderer.clear()

    def note(self, text: str) -> None:
        self.message, self._choosing = text, False
        self.app.invalidate()

    def changed(self, text: str) -> None:
        self.note(text)
        if _is_query(self.buffer.text):
            self._search(self.buffer.text)
        elif self.found:
            self._search(self.found.query)

    def copy(self, number: int) -> None:
        targets = self.found.targets if self.found else ()
        if number > len(targets):
            self.note(f"there is no {number} to copy")
            return
        self.app.create_background_task(self._copy(number, targets[number - 1]))

    async def _copy(self, number: int, text: str) -> None:
        self.app.output.write_raw(by_terminal(text))
        self.app.output.flush()
        program = await asyncio.to_thread(to_clipboard, text)
        self.note(f"copied {number} ({program or 'terminal'}): {text}")

    def refresh(self) -> None:
        self.note("reading the memory …")
        self.app.create_background_task(self._refresh())

    async def _refresh(self) -> None:
        self.changed(await asyncio.get_running_loop().run_in_executor(self._worker, self.reload))

    def explain(self) -> None:
        self._turn(lambda width: manual(Screen(self.colored, width)))

    def leave(self) -> None:
        self.app.exit()

    def _choose(self) -> None:
        self.note("copy which? 1 to 9")
        self._choosing = True

    def _bindings(self) -> KeyBindings:
        keys = KeyBindings()
        choosing = Condition(lambda: self._choosing)

        def on(action: Callable[[], object], *names: tuple[str, ...], filter: Condition | bool = True) -> None:
            for name in names:
                keys.add(*name, filter=filter)(lambda event: action())

        on(self._entered, ("enter",))
        on(lambda: self._walk(-1), ("up",), ("c-p",))
        on(lambda: self._walk(1), ("down",), ("c-n",))
        on(self.switch, ("tab",), ("f2",))
        on(self.explain, ("f1",))
        on(self._choose, ("f5",))
        on(lambda: self._scroll(-1), ("pageup",))
        on(lambda: self._scroll(1), ("pagedown",))
        on(self._clear, ("c-l",))
        on(self.refresh, ("c-r",))
        on(lambda: self._write(""), ("c-c",))
        on(self.leave, ("c-d",), ("escape", "escape"))
        on(self._suspend, ("c-z",))
        on(lambda: self.note(""), (Keys.Any,), filter=choosing)
        for digit in range(1, 10):
            on(partial(self.copy, digit), ("escape", str(digit)))
            on(partial(self.copy, digit), (str(digit),), filter=choosing)
        keys.add(Keys.BracketedPaste)(partial(paste, self.buffer))
        return keys

    def _suspend(self) -> None:
        """Stop until the shell brings the program back."""
        self.app.suspend_to_background()

    def _scroll(self, pages: int) -> None:
        self._top += pages * max(1, self._rows - 1)


def _is_query(text: str) -> bool:
    return bool(text.strip()) and not text.startswith(":")
