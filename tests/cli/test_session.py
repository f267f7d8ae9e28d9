from __future__ import annotations

import asyncio
import base64
import re
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from tests.cli.conftest import MEMORY, Run
from tm.cli.lookup import Job
from tm.cli.screen import FullScreen
from tm.config import Settings
from tm.lookup.wanted import Wanted

BORDER = "Border security was tightened."
UP, DOWN, TAB, F1, F2, F5, PAGE_DOWN, PAGE_UP = "\x1b[A", "\x1b[B", "\t", "\x1bOP", "\x1bOQ", "\x1b[15~", "\x1b[6~", "\x1b[5~"
CTRL_C, CTRL_D, CTRL_L, CTRL_R = "\x03", "\x04", "\x0c", "\x12"


class Output(DummyOutput):
    """A terminal of 60 columns that keeps what its clipboard was given."""

    def __init__(self, rows: int) -> None:
        self.rows = rows
        self.columns = 60
        self.copied: list[str] = []

    def get_size(self) -> Size:
        return Size(self.rows, self.columns)

    def write_raw(self, data: str) -> None:
        self.copied += [base64.b64decode(text).decode() for text in re.findall("\x1b]52;c;(.*?)\x07", data)]


class Hands:
    """Types, and looks at the screen."""

    def __init__(self, screen: FullScreen, pipe: PipeInput, output: Output) -> None:
        self.screen, self.pipe, self.output = screen, pipe, output
        self.running = asyncio.create_task(screen.app.run_async())

    @property
    def seen(self) -> str:
        page = re.sub(r"\x1b\[[\d;]*m", "", self.screen.visible().value)
        return f"{page}\n{self.screen.facts()}\n> {self.screen.buffer.text}"

    async def until(self, *parts: str, gone: str = "\x00") -> str:
        """Wait until the screen shows all the parts, and not what shall be gone."""
        for _ in range(2000):
            if all(part in self.seen for part in parts) and gone not in self.seen:
                return self.seen
            await asyncio.sleep(0.002)
        raise AssertionError(f"{parts} not on the screen:\n{self.seen}")

    async def type(self, keys: str, *parts: str, gone: str = "\x00") -> str:
        """Type, then wait for what the screen shows."""
        self.pipe.send_text(keys)
        return await self.until(*parts, gone=gone)


Script = Callable[[Hands], Awaitable[None]]


@pytest.fixture
def play(memory: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Output]:
    """Play a script on a full screen, leave it with Ctrl-D if it has not been left, and return its terminal."""
    monkeypatch.setenv("TM_CACHE_DIR", str(tmp_path / "caches"))
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "1")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))

    def inner(script: Script, rows: int = 24) -> Output:
        output = Output(rows)

        async def main() -> None:
            with create_pipe_input() as pipe:
                job = Job(Settings(), [str(memory)], None, Wanted(), None, None, True, False)
                screen = FullScreen(job, True, input=pipe, output=output, pause=0)
                hands = Hands(screen, pipe, output)
                try:
                    await script(hands)
                finally:
                    if not hands.running.done():
                        pipe.send_text(CTRL_D)
                    await asyncio.wait_for(hands.running, 5)
                    screen.close()

        asyncio.run(main())
        return output

    return inner


def test_typing_shows_matches_and_switching_the_concordance(play: Callable[..., Output]) -> None:
    async def script(hands: Hands) -> None:
        await hands.until("lookup · ≥70 · 3 units\n>")
        await hands.type("국경 경비가 강화", "1)   70.0  fuzzy")
        await hands.type("됐다.", "1)  100.0  exact", BORDER, " ms", "> 국경 경비가 강화됐다.")
        await hands.type(TAB, "concordance · folded · 3 units", "1)  Border security", "1 hit in 1 unit")
        await hands.type(F2, "lookup · ≥70", "1)  100.0  exact")

    play(script)


def test_enter_keeps_the_query_and_up_and_down_walk_back(play: Callable[..., Output]) -> None:
    async def script(hands: Hands) -> None:
        await hands.type("국경 경비가 강화됐다.\r", "100.0  exact", gone="> 국")
        await hands.type("museum visited\r", "museum", gone="> museum")
        await hands.type("draft", "> draft")
        await hands.type(UP, "> museum visited")
        await hands.type(UP + UP, "> 국경 경비가 강화됐다.", "100.0  exact")
        await hands.type(DOWN, "> museum visited")
        await hands.type(DOWN + DOWN, "> draft")
        await hands.type(UP, "> museum visited")
        await hands.type(CTRL_C, gone="> museum")
        await hands.type(UP, "> museum visited")

    play(script)


@pytest.mark.parametrize("keys", ["\x1b1", F5 + "1", ":c 1\r", ":ㅊ 1\r"])
def test_copying_by_the_terminal(play: Callable[..., Output], keys: str) -> None:
    async def script(hands: Hands) -> None:
        await hands.type("국경 경비가 강화됐다.\r", "100.0  exact", gone="> 국")
        await hands.type(keys, "copied 1 (terminal): Border", gone="> 1")

    assert play(script).copied == [BORDER]


def test_copying_by_a_program(play: Callable[..., Output], tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    for name, does in [("wl-copy", "exit 1"), ("xclip", f"exec /bin/cat > '{tmp_path}/copied'")]:
        (tmp_path / "bin" / name).write_text(f"#!/bin/sh\n{does}\n")
        (tmp_path / "bin" / name).chmod(0o755)

    async def script(hands: Hands) -> None:
        await hands.type("Women workers visited the history museum.", "100.0  exact")
        await hands.type("\x1b1", "copied 1 (xclip): 여성 노동자들이")

    play(script)
    assert (tmp_path / "copied").read_text("utf-8") == "여성 노동자들이 역사박물관을 참관하였다."


def test_a_unit_of_the_concordance_is_copied_and_a_number_that_is_not_there_is_said(play: Callable[..., Output]) -> None:
    async def script(hands: Hands) -> None:
        await hands.type("\x1b1", "there is no 1 to copy")
        await hands.type("국경" + TAB, "1)  Border security")
        await hands.type("\x1b2", "there is no 2 to copy")
        await hands.type("\x1b1", "copied 1")
        await hands.type(F5, "copy which?")
        await hands.type("x", gone="copy which?")
        await hands.type("1", "> 국경1")

    assert play(script).copied == [BORDER]


def test_commands_change_what_is_shown(play: Callable[..., Output]) -> None:
    async def script(hands: Hands) -> None:
        await hands.type("국경 경비\r", "part  fragment")
        await hands.type(":t 40\r", "lookup · ≥40", "fuzzy")
        await hands.type(":n 7\r", "at most 7 shown")
        await hands.type(":m\r", "concordance · folded", "1 hit")
        await hands.type(":n 1\r", "at most 1 shown")
        await hands.type(":x\r", "concordance · exact")
        await hands.type(":x regex\r", "concordance · regex")
        await hands.type("국.", "1 hit")

    play(script)


def test_errors_are_said_and_the_results_stay(play: Callable[..., Output]) -> None:
    async def script(hands: Hands) -> None:
        await hands.type(":m\r:x regex\r국경", "1 hit")
        await hands.type("(", "--regex: '국경(' cannot be used", "1 hit")
        await hands.type("\x7f", "concordance · regex", gone="cannot")
        await hands.type(CTRL_C + ":t much\r", ":t: 'much' cannot be used")
        await hands.type(":x some\r", ":x: 'some' cannot be used")
        await hands.type(":c 0\r", ":c: '0' cannot be used")
        await hands.type(":nothing\r", "command: ':nothing' cannot be used")

    play(script)


def test_a_fault_is_said(play: Callable[..., Output], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(job: Job, query: str) -> None:
        raise RuntimeError("too\ndeep")

    async def script(hands: Hands) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(Job, "answer", fail)
            await hands.type("국경", "a fault in tm itself (RuntimeError: too deep)")
        await hands.type(" 경비가 강화됐다.", "100.0  exact")

    play(script)


def test_the_memory_is_read_again(play: Callable[..., Output], memory: Path) -> None:
    async def script(hands: Hands) -> None:
        await hands.type("국경 경비가 강화됐다.", BORDER)
        memory.write_text(MEMORY.replace("Border security was", "The border guard was"), "utf-8")
        await hands.type(CTRL_R, "memory read again", "The border guard was tightened.")
        memory.write_text("<tmx", "utf-8")
        await hands.type(CTRL_R, "memory.tmx", gone="read again")
        await hands.until("The border guard was tightened.", "100.0  exact")

    play(script)


def test_clearing_help_and_scrolling(play: Callable[..., Output]) -> None:
    async def script(hands: Hands) -> None:
        await hands.type(":help\r", "Enter  search at once", "units · ↓")
        await hands.type(PAGE_DOWN * 9, "디스크에", gone="units · ↓")
        hands.output.columns = 40
        await hands.type(PAGE_UP * 9, "Enter  search at once, keep the\n")
        await hands.type("국경", "part", gone="Enter")
        await hands.type(CTRL_L, "lookup · ≥70 · 3 units\n> ", gone="국경")
        await hands.type(F1, "Enter  search at once")

    play(script, rows=10)


def test_a_pasted_paragraph_is_one_query(play: Callable[..., Output]) -> None:
    async def script(hands: Hands) -> None:
        await hands.type("\x1b[200~국경 경비가\r\n강화됐다.\x1b[201~", "> 국경 경비가 강화됐다.", "100.0  exact")

    play(script)


@pytest.mark.parametrize("keys", [CTRL_D, "\x1b\x1b", ":q\r", "국경\x04"])
def test_leaving(play: Callable[..., Output], keys: str) -> None:
    async def script(hands: Hands) -> None:
        hands.pipe.send_text(keys)
        await asyncio.wait_for(hands.running, 5)

    play(script)


def test_without_a_terminal_lines_are_answered(run: Run, memory: Path) -> None:
    typed = ["국경 경비가 강화됐다.", "", ":c 1", ":m", ":x regex", "국(", "국.", ":t 101", ":r", ":q", "museum"]
    done = run("lookup", "-i", "-m", str(memory), stdin="\n".join(typed))
    assert done.returncode == 0
    answers = done.stdout.split("\n\n")
    assert answers[0].startswith("1)  100.0  exact\n")
    assert "[국경] 경비가" in answers[1] + answers[2]
    assert "museum" not in done.stdout
    notes = ["nothing is copied", "concordance · folded", "concordance · regex", "'국(' cannot", "'101' cannot", "read again"]
    assert [note in line for note, line in zip(notes, done.stderr.splitlines(), strict=True)] == [True] * len(notes)


def test_without_a_terminal_help_is_printed_and_no_match_is_said(run: Run, memory: Path) -> None:
    done = run("lookup", "-i", "-m", str(memory), "--color", "always", stdin=":help\nzzz\n")
    assert "walk the history" in done.stdout
    assert "nothing at 70 or above" in done.stdout
    assert "\x1b[" in done.stdout


def test_without_a_terminal_nothing_of_the_full_screen_is_loaded(memory: Path) -> None:
    code = "import sys; sys.modules['prompt_toolkit'] = None; from tm.__main__ import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "lookup", "-i", "-m", str(memory)],
        input="국경\n",
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert BORDER.split()[0] in done.stdout


def test_a_memory_that_is_missing_ends_it(run: Run) -> None:
    done = run("lookup", "-i", "-m", "none.tmx", stdin="국경\n")
    assert done.returncode == 3
    assert "none.tmx" in done.stderr


def test_queries_given_along_are_answered_first(run: Run, memory: Path) -> None:
    done = run("lookup", "-i", "-m", str(memory), "국경 경비가 강화됐다.", "museum", "--no-fragments", stdin=":m\n국경\n")
    assert done.returncode == 0
    assert done.stdout.startswith("1)  100.0  exact\n")
    assert "nothing at 70 or above" in done.stdout
    assert "[국경] 경비가" in done.stdout
