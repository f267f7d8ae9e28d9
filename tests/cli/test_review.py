"""A review on the terminal: typed as a person would, and looked at."""

from __future__ import annotations

import asyncio
import os
import re
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from tests.align.test_editing import OPERATIONS, document, drafts
from tests.cli.conftest import Run
from tm.align.draft import EN, KO, Draft, DraftBead, draft_of
from tm.align.editing import approve
from tm.align.review import document_of
from tm.cli.aligning import segments_of
from tm.cli.review import default_path, of_documents, review
from tm.cli.review_file import ReviewFile
from tm.cli.review_screen import ReviewScreen
from tm.cli.review_session import Reviewing
from tm.cli.review_view import page
from tm.cli.reviewing import load_review, write_review
from tm.errors import TmError, UnusableInput, UnusableOutput
from tm.formats.documents import read_document
from tm.model.alignment import Alignment, Bead
from tm.model.document import Segment
from tm.model.review import Piece, Review
from tm.model.text import LANGS
from tm.report.terminal import Screen, cells

UP, DOWN, LEFT, RIGHT, END, HOME = "\x1b[A", "\x1b[B", "\x1b[D", "\x1b[C", "\x1b[F", "\x1b[H"
TAB, SHIFT_TAB, PAGE_DOWN, F1, ESCAPE, ENTER = "\t", "\x1b[Z", "\x1b[6~", "\x1bOP", "\x1b", "\r"
CTRL_C, CTRL_D, SHIFT_RIGHT, BACK = "\x03", "\x04", "\x1b[1;2C", "\x7f"

KOREAN = ("혜산 시장의 쌀값이 올랐다.", "강냉이는 내렸다.", "단속도 심해졌다.", "주민들은 불만이다.", "ⓒ 강변뉴스")
ENGLISH = ("Rice rose in Hyesan.", "Corn, though, fell.", "Checks are tighter.", "Residents are unhappy.", "It rained.")
PAIRED = (((0,), (0,), 0.97), ((1, 2), (1, 2), 0.61), ((3,), (3,), 0.55), ((), (4,), None), ((4,), (), None))


def draft_of_five() -> Draft:
    texts = (KOREAN, ENGLISH)

    def whole(side: int, numbers: tuple[int, ...]) -> tuple[Piece, ...]:
        return tuple(Piece(number, 0, len(texts[side][number])) for number in numbers)

    return Draft(texts, tuple(DraftBead((whole(KO, ko), whole(EN, en)), "", confidence) for ko, en, confidence in PAIRED))


def nowhere(draft: Draft, *, force: bool = False) -> None:
    """Save nothing."""


class Output(DummyOutput):
    """A terminal of a width."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns, self.rows = columns, rows

    def get_size(self) -> Size:
        return Size(self.rows, self.columns)


class Hands:
    """Types, and looks at the screen and at what has been saved."""

    def __init__(self, screen: ReviewScreen, pipe: PipeInput, saved: list[Draft]) -> None:
        self.screen, self.pipe, self.saved = screen, pipe, saved
        self.running = asyncio.create_task(screen.app.run_async())

    @property
    def seen(self) -> str:
        page = re.sub(r"\x1b\[[\d;]*m", "", self.screen.visible().value)
        return f"{page}\n{self.screen.facts()}\n{self.screen.hints()}\n> {self.screen.buffer.text}"

    @property
    def beads(self) -> list[tuple[str, str, str]]:
        """What has been saved last: status and texts."""
        last = self.saved[-1]
        return [(bead.status, last.text(at, KO), last.text(at, EN)) for at, bead in enumerate(last.beads)]

    async def type(self, keys: str, *parts: str, gone: str = "\x00") -> str:
        """Type, then wait until the screen shows all the parts, and not what shall be gone."""
        self.pipe.send_text(keys)
        for _ in range(1500):
            if all(part in self.seen for part in parts) and gone not in self.seen:
                return self.seen
            await asyncio.sleep(0.002)
        raise AssertionError(f"{parts} not on the screen:\n{self.seen}")

    async def save(self, keys: str, steps: int = 1) -> list[tuple[str, str]]:
        """Type, wait until so many further steps have been saved, and return the texts."""
        wanted = len(self.saved) + steps
        self.pipe.send_text(keys)
        for _ in range(1500):
            if len(self.saved) == wanted:
                return [row[1:] for row in self.beads]
            await asyncio.sleep(0.002)
        raise AssertionError(f"{len(self.saved)} steps saved:\n{self.seen}")


Script = Callable[[Hands], Awaitable[None]]


def play(script: Script, columns: int = 90, rows: int = 40, fail: list[str] | None = None) -> list[Draft]:
    """Play a script on a full screen, leave it if it has not been left, and return what was saved, step by step."""
    saved: list[Draft] = []

    def save(draft: Draft, *, force: bool = False) -> None:
        if fail:
            raise UnusableOutput("x.tsv", fail.pop())
        saved.append(draft)

    async def main() -> None:
        with create_pipe_input() as pipe:
            screen = ReviewScreen(Reviewing(draft_of_five(), save), "x.review.tsv", True, input=pipe, output=Output(columns, rows))
            hands = Hands(screen, pipe, saved)
            try:
                await hands.type("", "of 5 done")
                await script(hands)
            finally:
                if not hands.running.done():
                    pipe.send_text(CTRL_C + CTRL_D + CTRL_D)
                await asyncio.wait_for(hands.running, 5)

    asyncio.run(main())
    return saved


def test_approving_goes_on_to_the_next_open_one_and_each_step_is_saved() -> None:
    async def script(hands: Hands) -> None:
        await hands.type("", "▶ 1 · 0.97", "? 0.61", "0 of 5 done · 2 doubtful · x.review.tsv")
        await hands.type(ENTER, "1 ✓ 0.97", "▶ 2 ?", "1 of 5 done")
        await hands.type(" a", "▶ 4 ·", "3 of 5 done · 0 doubtful")
        await hands.type(ENTER + "d", "4 ✗", "5 ✗", "all 5 done", "all is done; q leaves")

    saved = play(script)
    assert [sum(bool(bead.status) for bead in now.beads) for now in saved] == [1, 2, 3, 4, 5]
    assert [bead.status for bead in saved[-1].beads] == ["ok", "ok", "ok", "drop", "drop"]


def test_merging_unpairing_undo_and_redo() -> None:
    async def script(hands: Hands) -> None:
        await hands.type("m", "▶ 1 ? 0.61", "0 of 4 done")
        assert hands.beads[0][1:] == (" ".join(KOREAN[:3]), " ".join(ENGLISH[:3]))
        await hands.type("u", "0 of 5 done", "▶ 1 · 0.97")
        await hands.type("r", "0 of 4 done")
        await hands.type("r", "nothing to do again")
        await hands.type("jb", "0 of 3 done", "▶ 1 ? 0.55")
        await hands.type("x", "0 of 4 done", "▶ 1 ·")
        assert [row[1:] for row in hands.beads[:2]] == [(" ".join(KOREAN[:4]), ""), ("", " ".join(ENGLISH[:4]))]
        await hands.type("uuuu", "nothing to undo")

    assert play(script)[-1] == draft_of_five()


def test_segments_go_to_a_neighbour() -> None:
    async def script(hands: Hands) -> None:
        assert (await hands.save("j["))[:2] == [(" ".join(KOREAN[:2]), ENGLISH[0]), (KOREAN[2], " ".join(ENGLISH[1:3]))]
        assert (await hands.save("{"))[0] == (" ".join(KOREAN[:2]), " ".join(ENGLISH[:2]))
        assert (await hands.save("}"))[1:3] == [(KOREAN[2], ""), (KOREAN[3], " ".join(ENGLISH[2:4]))]
        assert (await hands.save("]"))[1] == (" ".join(KOREAN[2:4]), " ".join(ENGLISH[2:4]))
        await hands.type(HOME + "[", "nothing to move there")

    play(script)


def test_two_that_stand_apart_are_paired() -> None:
    async def script(hands: Hands) -> None:
        await hands.type(END + "p", "⇄", "go to its partner")
        await hands.type("pp", "⇄")
        await hands.type(HOME + "p", "0 of 4 done", "▶ 1", gone="⇄")
        assert hands.beads[0][1:] == (f"{KOREAN[0]} {KOREAN[4]}", ENGLISH[0])

    play(script)


def test_a_split_begins_at_the_border_of_segments_and_may_go_inside_one() -> None:
    async def script(hands: Hands) -> None:
        await hands.type("js", "내렸다. ¦단속도", "fell. ‖Checks", "Enter split")
        assert (await hands.save(ENTER))[1:3] == list(zip(KOREAN[1:3], ENGLISH[1:3], strict=True))
        await hands.type("s", "강냉이는 ¦내렸다.", "Corn, ‖though, fell.")
        await hands.type(RIGHT + TAB + SHIFT_RIGHT, "강냉이는 내‖렸다.", "Corn, though, ¦fell.")
        await hands.type(DOWN, "강냉이는 내렸다.‖")
        await hands.type(UP, "‖강냉이는 내렸다.")
        await hands.type(ESCAPE, "▶ 2", gone="‖")
        assert (await hands.save("s" + TAB + LEFT + RIGHT + ENTER))[1:3] == [("강냉이는", "Corn,"), ("내렸다.", "though, fell.")]
        assert (await hands.save("m"))[1] == (KOREAN[1], ENGLISH[1])

    play(script)


def test_editing_either_side_and_going_back_to_the_document() -> None:
    async def script(hands: Hands) -> None:
        await hands.type("e", f"> {ENGLISH[0]}")
        assert (await hands.save(" Sharply." + TAB))[0][1] == "Rice rose in Hyesan. Sharply."
        await hands.type("", f"> {KOREAN[0]}")
        assert (await hands.save("\x1b[200~ 크게\r\n뛰었다.\x1b[201~" + ENTER))[0][0] == f"{KOREAN[0]} 크게 뛰었다."
        await hands.type("s", "Sharply.‖", "뛰었다.¦")
        await hands.type(ENTER, "nothing to split")
        assert (await hands.save("s" + LEFT + ENTER))[:2] == [
            (f"{KOREAN[0]} 크게 뛰었다.", ""),
            ("", "Rice rose in Hyesan. Sharply."),
        ]
        await hands.save("u")
        assert (await hands.save("e\x15" + ENTER))[0] == (f"{KOREAN[0]} 크게 뛰었다.", ENGLISH[0])
        await hands.type("exxx", "xxx")
        await hands.type(ESCAPE, gone="xxx")
        await hands.type(END + "e", f"> {KOREAN[4]}")
        await hands.type(CTRL_C + "u", "Sharply")

    play(script)


def test_a_note_and_a_search() -> None:
    async def script(hands: Hands) -> None:
        await hands.type("c확인 필요" + ENTER, "note: 확인 필요", gone="> 확인")
        assert hands.saved[-1].beads[0].note == "확인 필요"
        await hands.type("/UNHAPPY" + ENTER, "▶ 3")
        await hands.type("/로동" + ENTER, "nothing holds 로동")
        await hands.type("/단속 도" + ENTER, "▶ 2")
        await hands.type(END + "/" + ENTER, "▶ 2")

    play(script)


def test_going_about() -> None:
    async def script(hands: Hands) -> None:
        await hands.type(TAB, "▶ 2 ?")
        await hands.type(TAB, "▶ 3 ?")
        await hands.type(SHIFT_TAB, "▶ 2 ?")
        await hands.type(PAGE_DOWN, "▶ 5")
        await hands.type("k" + UP, "▶ 3")
        await hands.type("n", "▶ 4")
        await hands.type(F1, "approve and go to the next open one", gone="▶")
        await hands.type("j", "▶ 4")
        await hands.type(CTRL_C, "q leaves; every step has been saved")

    assert play(script) == []


def test_the_whole_help_is_seen_on_a_low_terminal() -> None:
    async def script(hands: Hands) -> None:
        seen = [await hands.type("?", "approve and go to the next open one")]
        while "any key goes on" in seen[-1]:
            seen.append(await hands.type(" ", gone=seen[-1].splitlines()[0]))
        assert len(seen) > 1
        assert "끝내기" in seen[-1]
        assert all(len(page.splitlines()) <= 10 + 1 for page in seen)
        await hands.type(" ", "▶ 1")

    play(script, rows=10)


def test_a_korean_keyboard_gives_the_same_commands() -> None:
    async def script(hands: Hands) -> None:
        await hands.type("ㅓㅌ", "0 of 6 done", "▶ 2")
        await hands.type("ㅕ", "0 of 5 done")
        await hands.type("ㅁ", "1 of 5 done")

    play(script)


def test_a_text_that_is_pasted_is_no_row_of_commands() -> None:
    async def script(hands: Hands) -> None:
        await hands.type("\x1b[200~dddd xm\x1b[201~j", "▶ 2", "0 of 5 done")

    assert play(script) == []


def test_what_could_not_be_saved_is_said_and_saved_with_the_next_step() -> None:
    async def script(hands: Hands) -> None:
        await hands.type("a", "not saved: x.tsv: the disk is full", "1 ✓")
        await hands.type("nj", "▶ 3", "2 doubtful · not saved")
        await hands.type("w", "written", gone="not saved")

    saved = play(script, fail=["the disk is full"])
    assert [bead.status for bead in saved[0].beads] == ["ok", "", "", "", ""]


def test_leaving_with_something_unsaved_takes_two_tries() -> None:
    async def script(hands: Hands) -> None:
        await hands.type("a", "not saved")
        await hands.type("q", "q again leaves without")
        hands.pipe.send_text("q")
        await asyncio.wait_for(hands.running, 5)

    assert play(script, fail=["the disk is full"] * 3) == []


@pytest.mark.parametrize("keys", ["q", CTRL_D, "ㅂ"])
def test_leaving(keys: str) -> None:
    async def script(hands: Hands) -> None:
        hands.pipe.send_text(keys)
        await asyncio.wait_for(hands.running, 5)

    play(script)


@pytest.mark.parametrize("width", [20, 40, 63, 64, 90, 200])
@pytest.mark.parametrize("rows", [3, 10, 60])
def test_nothing_is_wider_or_higher_than_the_terminal(width: int, rows: int) -> None:
    reviewing = Reviewing(draft_of_five(), nowhere)
    for at in range(5):
        reviewing.at = at
        lines = page(reviewing, Screen(False, width), rows).splitlines()
        assert len(lines) <= rows
        assert all(cells(line) <= width for line in lines)
        assert any(line.startswith("▶") for line in lines)


def test_a_narrow_terminal_has_one_text_below_the_other() -> None:
    reviewing = Reviewing(draft_of_five(), nowhere)
    assert page(reviewing, Screen(False, 50), 4) == f"▶ 1 · 0.97\n  {KOREAN[0]}\n  {ENGLISH[0]}\n\n"
    assert page(reviewing, Screen(False, 80), 2) == f"▶ 1 · 0.97  {KOREAN[0]}       │ {ENGLISH[0]}\n\n"


ARTICLE = {
    "ko": "# 혜산 쌀값 상승\n\n혜산 시장의 쌀값이 올랐다. 강냉이는 내렸다.\n\n주민들은 단속이 심해졌다고 말했다.\n",
    "en": "# Rice rises in Hyesan\n\nRice prices rose at Hyesan's market. Corn fell.\n\nResidents said checks had tightened.\n",
}


@pytest.fixture
def article(tmp_path: Path) -> tuple[str, str]:
    """A Korean document and its English edition."""
    for lang, text in ARTICLE.items():
        (tmp_path / f"시장.{lang}.md").write_text(text, "utf-8")
    return str(tmp_path / "시장.ko.md"), str(tmp_path / "시장.en.md")


@pytest.fixture
def kept(article: tuple[str, str], tmp_path: Path) -> Path:
    """The review of the article, as it is when it begins."""
    ko, en = (segments_of(read_document(path, lang)) for path, lang in zip(article, LANGS, strict=True))
    alignment = Alignment(tuple(Bead((number,), (number,), 0.9) for number in range(4)), "tm-align:1")
    write_review(str(tmp_path / "시장.review.tsv"), Review((document_of(article, (ko, en), alignment),)))
    return tmp_path / "시장.review.tsv"


class Terminal:
    """`tm review` in a terminal of its own."""

    def __init__(self, *arguments: str) -> None:
        import fcntl
        import pty
        import struct
        import termios

        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tm", "review", *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**os.environ, "TERM": "xterm"},
            start_new_session=True,
        )
        os.close(theirs)
        self._heard = b""

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *failure: object) -> None:
        self.process.kill()
        self.process.wait(30)
        self.hang_up()

    def hang_up(self) -> None:
        """Take the terminal away."""
        with suppress(OSError):
            os.close(self._ours)

    def type(self, keys: str) -> None:
        """Send keys."""
        os.write(self._ours, keys.encode())

    def until(self, done: Callable[[str], bool]) -> None:
        """Wait until something is so, of what has been written but for commands to the terminal."""
        end = time.monotonic() + 30
        while not done(self.heard):
            assert time.monotonic() < end, self.heard
            # The terminal is gone when the process is.
            with suppress(OSError):
                if select.select([self._ours], [], [], 0.02)[0]:
                    self._heard += os.read(self._ours, 65536)

    @property
    def heard(self) -> str:
        """What has been written, without commands to the terminal."""
        return re.sub(r"\x1b[\[\]?][\d;?]*[A-Za-z]", "", self._heard.decode("utf-8", "replace"))


def statuses(path: Path) -> list[str]:
    return [row.status for row in load_review(str(path)).documents[0].rows]


needs_terminals = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")


@settings(max_examples=60, deadline=None)
@given(drafts(), st.lists(OPERATIONS, max_size=20), st.sampled_from(["tsv", "xlsx"]))
def test_what_is_kept_is_what_was_made(first: Draft, operations: list[tuple[Any, ...]], suffix: str) -> None:
    # A blank line has no letters by which a table could tell in which half of a bead it went.
    assume(all(text.strip() for side in first.texts for text in side))
    now = first
    for operation, place, *how in operations:
        if place < len(now.beads):
            now = operation(now, place, *how)
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/review.{suffix}"
        write_review(path, Review((document(now),)))
        assert draft_of(load_review(path).documents[0]) == now


@needs_terminals
def test_a_review_that_is_killed_goes_on_where_it_was(article: tuple[str, str], tmp_path: Path) -> None:
    kept = tmp_path / "시장.review.tsv"
    with Terminal(*article) as killed:
        killed.until(lambda heard: "0 of 4 done" in heard)
        killed.type("\r")
        killed.until(lambda heard: statuses(kept)[0] == "ok")
        killed.process.kill()
        killed.process.wait(30)
    assert not list(tmp_path.glob(".*.part"))
    with Terminal(*article) as again:
        again.until(lambda heard: "1 of 4 done" in heard)
        again.type("\rq")
        again.until(lambda heard: "the memory: tm align --from-review" in heard)
        assert again.process.wait(30) == 0
    assert "2 of 4 beads done: 2 approved, 0 dropped" in again.heard
    assert statuses(kept) == ["ok", "ok", "", ""]


@needs_terminals
def test_a_terminal_that_goes_away_loses_nothing(article: tuple[str, str], kept: Path) -> None:
    with Terminal(*article) as gone:
        gone.until(lambda heard: "0 of 4 done" in heard)
        gone.type("\r")
        gone.until(lambda heard: statuses(kept)[0] == "ok")
        gone.hang_up()
        gone.process.wait(30)
    assert statuses(kept) == ["ok", "", "", ""]


@needs_terminals
def test_a_table_is_reviewed_without_its_documents(tmp_path: Path) -> None:
    table = str(tmp_path / "표.tsv")
    ko, en = ([Segment(text) for text in texts] for texts in (KOREAN, ENGLISH))
    one, two = ([Bead((0,), (0,), 0.9), Bead((1, 2, 3, 4), (1, 2, 3, 4), 0.5)], [Bead((0, 1, 2, 3, 4), (0, 1, 2, 3, 4), 0.9)])
    documents = [document_of(("a.ko", "a.en"), (ko, en), Alignment(tuple(beads), "s")) for beads in (one, two)]
    write_review(table, Review(tuple(documents)))
    with Terminal(table, "--document", "2") as terminal:
        terminal.until(lambda heard: "0 of 1 done" in heard)
        terminal.type("\rq")
        terminal.until(lambda heard: "the memory: " in heard)
        assert terminal.process.wait(30) == 0
    assert "not done in the same file: --document 1" in terminal.heard
    assert [[row.status for row in document.rows] for document in load_review(table).documents] == [["", ""], ["ok"]]


def test_documents_that_say_something_else_are_refused(article: tuple[str, str], kept: Path) -> None:
    made = load_review(str(kept))
    ko = Path(article[0])
    ko.write_text(ko.read_text("utf-8").replace(". 강", ".\n\n 강"), "utf-8")
    assert of_documents(*article) == made
    ko.write_text(ko.read_text("utf-8").replace("심해졌다고", "느슨해졌다고"), "utf-8")
    with pytest.raises(
        UnusableInput, match=r"another Korean text than .*시장\.ko\.md.*“주민들은 단속이 느슨해졌다고.*--out NEW\.tsv"
    ):
        of_documents(*article)
    ko.write_text(ko.read_text("utf-8").replace("주민들은 단속이 느슨해졌다고 말했다.", ""), "utf-8")
    with pytest.raises(UnusableInput, match="“주민들은 단속이 심해졌다고"):
        of_documents(*article)


def test_what_another_program_has_written_is_not_overwritten(kept: Path) -> None:
    begun = load_review(str(kept))
    file = ReviewFile(str(kept), begun)
    file.save(approve(file.draft, 0))
    write_review(str(kept), begun)
    with pytest.raises(UnusableOutput, match=r"changed by another program; w writes over it"):
        file.save(approve(file.draft, 1))
    assert statuses(kept)[:2] == ["", ""]
    file.save(approve(file.draft, 1), force=True)
    assert statuses(kept)[:2] == ["", "ok"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("시장.ko.md",), "the English document behind it, or a review table"),
        (("시장.ko.md", "시장.en.md", "x.docx"), "--out: 'x.docx' cannot be used; give a name that ends in .tsv or .xlsx"),
        (("none.tsv", None, "old.tsv"), "--out: 'old.tsv' cannot be used; give a new name"),
        (("none.ko.md", "시장.en.md"), "none.ko.md: no such file"),
        (("none.tsv",), "none.tsv: no such file"),
        (("시장.en.md", "시장.ko.md"), "holds no Korean"),
        ((".", "."), "is a folder"),
    ],
)
def test_wrong_input(
    article: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[Any, ...], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tm.cli.review._check_terminal", lambda: None)
    Path("old.tsv").touch()
    with pytest.raises(TmError, match=re.escape(message)):
        review(*arguments)
    assert {path.name for path in tmp_path.iterdir()} == {"시장.ko.md", "시장.en.md", "old.tsv"}


def test_without_a_terminal_it_says_what_to_do(run: Run, article: tuple[str, str]) -> None:
    done = run("review", *article)
    assert done.returncode == 2
    assert done.stderr.startswith("tm: a terminal: missing; give one, or correct a table: tm align KO EN")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("ko", "expected"),
    [
        ("news/27.ko.md", "news/27.review.tsv"),
        ("시장.md", "시장.review.tsv"),
        ("a.b", "a.review.tsv"),
    ],
)
def test_a_review_is_kept_beside_its_document(ko: str, expected: str) -> None:
    assert default_path(ko) == str(Path(expected))
