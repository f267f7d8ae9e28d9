"""The full screen of a review: beads, a line of facts, and below them the keys or the line that is typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Always, Condition, Filter
from prompt_toolkit.formatted_text import ANSI
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import BufferControl, ConditionalContainer, Dimension, FormattedTextControl, Window
from prompt_toolkit.layout.processors import BeforeInput
from prompt_toolkit.output import Output

from tm.align.draft import EN, KO
from tm.align.editing import BEFORE, BEHIND
from tm.cli.application import application, paste, run
from tm.cli.review_cuts import Cuts, Places, begun, letters, segments, words
from tm.cli.review_keys import CUTTING, HANGUL, HINTS, TYPING, manual
from tm.cli.review_session import Reviewing
from tm.cli.review_view import page
from tm.report.terminal import Screen, cut, shown

_PAGE = 5
"""Beads that a page key moves by."""

Action = Callable[[], object]
Actions = dict[tuple[str, ...], Action]


class ReviewScreen:
    """A review that fills the terminal."""

    def __init__(
        self, review: Reviewing, place: str, colored: bool, *, input: Input | None = None, output: Output | None = None
    ) -> None:
        self.review = review
        self._place, self._colored = place, colored
        self._typing = ""
        self._help: int | None = None
        """The first line of the help that is seen; `None`: the beads are."""
        self._cuts: Cuts | None = None
        self._warned = False
        self.buffer = Buffer(multiline=False)
        self.app = self._application(input, output)

    def run(self) -> None:
        """Show the screen until the user leaves."""
        run(self.app)

    # What is seen.

    def _application(self, input: Input | None, output: Output | None) -> Application[None]:
        prompt = BufferControl(
            self.buffer, input_processors=[BeforeInput(lambda: f"{TYPING.get(self._typing, '')}> ", style="bold")]
        )
        self._beads = Window(FormattedTextControl(self.visible, focusable=True), always_hide_cursor=True)
        facts = Window(FormattedTextControl(self.facts), height=1, style="reverse")
        self._line = Window(prompt, height=Dimension(min=1, max=8), wrap_lines=True, dont_extend_height=True)
        hints = Window(FormattedTextControl(self.hints), height=1)
        typing = Condition(lambda: bool(self._typing))
        below = [ConditionalContainer(self._line, typing), ConditionalContainer(hints, ~typing)]
        windows = [self._beads, facts, *below]
        return application(windows, self._beads, self._bindings(), colored=self._colored, input=input, output=output)

    def visible(self) -> ANSI:
        """Return the beads around the one that is worked on, or the help."""
        if self._help is not None:
            return ANSI("\n".join(self._manual[self._help :][: self._rows]))
        return ANSI(page(self.review, self._screen, self._rows, self._cuts))

    @property
    def _screen(self) -> Screen:
        return Screen(self._colored, self.app.output.get_size().columns)

    @property
    def _rows(self) -> int:
        seen = self._beads.render_info
        return seen.window_height if seen else self.app.output.get_size().rows - 2

    @property
    def _manual(self) -> list[str]:
        return manual(self._screen).splitlines()

    def facts(self) -> str:
        """Return the line of facts; where both do not fit the message counts."""
        review, width = self.review, self.app.output.get_size().columns
        saved = shown(self._place) if review.saved else "not saved"
        parts = [review.facts, shown(review.message)] if review.message else [review.facts, saved]
        line = " · ".join(parts)
        return cut(parts[-1] if review.message and cut(line, width) != line else line, width)

    def hints(self) -> str:
        """Return the keys that come first."""
        helping = "any key goes on" if self._more_help else "any key goes back"
        text = CUTTING if self._cuts else HINTS
        return cut(text if self._help is None else helping, self.app.output.get_size().columns)

    @property
    def _more_help(self) -> bool:
        return self._help is not None and self._help + self._rows < len(self._manual)

    # What is done.

    def _ask(self, what: str, text: str = "") -> None:
        self._typing = what
        self.buffer.document = Document(text)
        self.app.layout.focus(self._line)

    def _close(self) -> None:
        self._typing, self._cuts, self._help = "", None, None
        self.buffer.document = Document("")
        self.app.layout.focus(self._beads)

    def _entered(self) -> None:
        text, what = self.buffer.text, self._typing
        self._close()
        if what == "search":
            self.review.search(text.strip())
        elif what == "note":
            self.review.annotate(text)
        else:
            self._edited(what, text)

    def _edited(self, what: str, text: str) -> None:
        review, side = self.review, _side_of(what)
        review.edit(side, text.strip() or review.draft.original(review.bead.sides[side], side))

    def _edit(self, side: int) -> None:
        review = self.review
        side = side if review.bead.sides[side] else 1 - side
        self._ask("edit ko" if side == KO else "edit en", review.draft.text(review.at, side))

    def _edit_other(self) -> None:
        what, text = self._typing, self.buffer.text
        if what.startswith("edit"):
            self._close()
            self._edited(what, text)
            self._edit(1 - _side_of(what))

    def _split(self) -> None:
        self._cuts = begun(self.review.draft, self.review.at)

    def _cut(self, places: Places, step: int) -> None:
        if self._cuts:
            self._cuts = self._cuts.moved(self.review.draft, self.review.at, places, step)

    def _turn(self) -> None:
        if self._cuts:
            self._cuts = self._cuts.turned()

    def _part(self) -> None:
        if self._cuts:
            cuts = self._cuts
            self._close()
            self.review.split(cuts.ko, cuts.en)

    def _write(self) -> None:
        self.review.save(force=True)
        if self.review.saved:
            self.review.say("written")

    def _begin_help(self) -> None:
        self._help = 0

    def _turn_help(self) -> None:
        """Show what of the help has not been seen, or else the beads again."""
        self._help = (self._help or 0) + self._rows if self._more_help else None

    def leave(self) -> None:
        """End the review; if the last step cannot be saved, only when told twice."""
        if not self.review.saved:
            self.review.save()
        if self.review.saved or self._warned:
            self.app.exit()
            return
        self._warned = True
        self.review.say(f"q again leaves without saving; {self.review.message}")

    # The keys.

    def _bindings(self) -> KeyBindings:
        keys = KeyBindings()
        typing = Condition(lambda: bool(self._typing))
        cutting = Condition(lambda: self._cuts is not None)
        helping = Condition(lambda: self._help is not None)
        modes: list[tuple[Filter, Actions]] = [
            (~typing & ~cutting & ~helping, self._going() | self._deciding() | self._changing()),
            (typing, {("enter",): self._entered, ("tab",): self._edit_other}),
            (cutting, self._cutting()),
            (typing | cutting, {("escape", "c-c"): self._close}),
            (helping, {(Keys.Any,): self._turn_help}),
            (Always(), {("c-z",): self.suspend}),
        ]
        for when, actions in modes:
            for names, action in actions.items():
                for name in (*names, *(HANGUL[name] for name in names if name in HANGUL)):
                    keys.add(name, filter=when, eager=name == "escape")(partial(_do, action))
        keys.add(Keys.BracketedPaste, filter=typing)(partial(paste, self.buffer))
        # A text that is pasted where none is asked for is no row of commands.
        keys.add(Keys.BracketedPaste, filter=~typing)(lambda event: None)
        return keys

    def _going(self) -> Actions:
        review = self.review
        return {
            ("up", "k"): lambda: review.move(-1),
            ("down", "j"): lambda: review.move(1),
            ("pageup",): lambda: review.move(-_PAGE),
            ("pagedown",): lambda: review.move(_PAGE),
            ("home",): lambda: review.move(-len(review.draft.beads)),
            ("end",): lambda: review.move(len(review.draft.beads)),
            ("n",): review.next_open,
            ("tab",): review.next_doubtful,
            ("s-tab",): lambda: review.next_doubtful(-1),
            ("/",): lambda: self._ask("search"),
            ("?", "h", "f1"): self._begin_help,
            ("q", "c-d"): self.leave,
            ("c-c",): lambda: review.say("q leaves; every step has been saved"),
        }

    def _deciding(self) -> Actions:
        review = self.review
        return {
            ("enter", "space", "a"): review.approve,
            ("d",): review.drop,
            ("o",): review.reopen,
            ("u",): review.undo,
            ("r",): review.redo,
            ("w",): self._write,
        }

    def _changing(self) -> Actions:
        review = self.review
        return {
            ("m",): lambda: review.merge(BEHIND),
            ("b",): lambda: review.merge(BEFORE),
            ("s",): self._split,
            ("x",): review.unpair,
            ("p",): review.hold,
            ("[",): lambda: review.shift(KO, BEFORE),
            ("]",): lambda: review.shift(KO, BEHIND),
            ("{",): lambda: review.shift(EN, BEFORE),
            ("}",): lambda: review.shift(EN, BEHIND),
            ("e",): lambda: self._edit(EN),
            ("c",): lambda: self._ask("note", review.bead.note),
        }

    def _cutting(self) -> Actions:
        return {
            ("left",): lambda: self._cut(words, -1),
            ("right",): lambda: self._cut(words, 1),
            ("s-left",): lambda: self._cut(letters, -1),
            ("s-right",): lambda: self._cut(letters, 1),
            ("up",): lambda: self._cut(segments, -1),
            ("down",): lambda: self._cut(segments, 1),
            ("tab",): self._turn,
            ("enter",): self._part,
        }

    def suspend(self) -> None:
        """Stop until the shell brings the program back."""
        self.app.suspend_to_background()


def _do(action: Action, event: KeyPressEvent) -> None:
    action()


def _side_of(what: str) -> int:
    return KO if what == "edit ko" else EN
