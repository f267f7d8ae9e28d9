"""Speed and exactness of lookup and concordance, beside the peers that are installed, in one run.

Run: python -m tests.benchmarks.lookup MEMORY [--queries N] [--threshold T] [--small UNITS] [--check N]
MEMORY is a TMX, or a table (TSV, also .xz) of English and Korean, in either order. Queries are of the memory itself: a quarter
as they are, half with one to four words changed, left out or added, a quarter of lines taken out of the memory first.
Prints milliseconds of CPU for a query (median, 95th percentile, mean), the answers that differ from a full scan by
`tm.lookup.similarity`, the build, cold processes as multiples of a process that only imports, and concordance.
Peers: rapidfuzz over the whole list; tantivy (bigrams, the 100 best rescored), where it is installed.
"""

from __future__ import annotations

import argparse
import lzma
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from tm.formats.tmx import TmxReader, TmxWriter
from tm.lookup import similarity
from tm.memory import Memory
from tm.model.lang import is_lang
from tm.model.memory import Header, Unit, Variant
from tm.model.text import LANGS, Lang
from tm.text.folding import fold
from tm.text.normalize import has_hangul

Pair = dict[Lang, str]
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
BARE = "import typer\napp = typer.Typer()\n@app.command()\ndef echo(text: str) -> None: typer.echo(text)\n{}app()\n"


def pairs(path: str) -> Iterator[Pair]:
    """Give the pairs of a TMX or a table."""
    if ".tsv" in Path(path).suffixes:
        with lzma.open(path, "rt", encoding="utf-8") if path.endswith(".xz") else open(path, encoding="utf-8") as lines:
            for line in lines:
                cells = [_CONTROL.sub("", cell) for cell in line.rstrip("\n").split("\t")[:2]]
                if len(cells) == 2 and all(map(str.strip, cells)):
                    ko, en = cells if has_hangul(cells[0]) else cells[::-1]
                    yield {"ko": ko, "en": en}
        return
    with TmxReader(path) as reader:
        for unit in reader:
            found = {lang: next((v.text for v in unit.variants if is_lang(v.lang, lang)), "") for lang in LANGS}
            if all(map(str.strip, found.values())):
                yield found


def edited(text: str, words: Sequence[str], chance: random.Random) -> str:
    """Return a text with one to four words changed, added or left out."""
    found = text.split(" ")
    for _ in range(chance.randint(1, 4)):
        at, way = chance.randrange(len(found)), chance.randrange(3)
        if way == 0:
            found[at] = chance.choice(words)
        elif way == 1:
            found.insert(at, chance.choice(words))
        elif len(found) > 1:
            del found[at]
    return " ".join(found)


def queries(rows: Sequence[Pair], out: Sequence[Pair], lang: Lang, count: int) -> list[str]:
    """Return queries: a quarter exact, half edited, a quarter held out."""
    chance = random.Random(11)
    texts = [row[lang] for row in chance.sample(rows, min(len(rows), count))]
    words = [word for text in texts for word in text.split()]
    made = texts[: count // 4] + [edited(text, words, chance) for text in texts[count // 4 : count - count // 4]]
    made += [row[lang] for row in out[: count // 4]]
    chance.shuffle(made)
    return [text for text in made if text.strip()]


def spread(name: str, times: Sequence[float]) -> None:
    """Print the median, 95th percentile and mean of seconds, in milliseconds."""
    ordered = sorted(1000 * seconds for seconds in times)
    middle, high = statistics.median(ordered), ordered[int(0.95 * (len(ordered) - 1))]
    mean = statistics.mean(ordered)
    print(f"  {name:34} {middle:8.2f} {high:8.2f} {mean:8.2f} ms   {1000 / mean:8.0f} a second")


def timed(action: Callable[[str], object], asked: Sequence[str]) -> list[float]:
    """Return the CPU seconds of an action for each query."""
    out = []
    for text in asked:
        started = time.process_time()
        action(text)
        out.append(time.process_time() - started)
    return out


def warm(memory: Memory, rows: Sequence[Pair], asked: dict[Lang, list[str]], threshold: float) -> None:
    """Measure queries one by one in a process that has run, and the peers on the first of them."""
    for lang in LANGS:
        print(f"{lang}, threshold {threshold:g}: {len(asked[lang])} queries; median, p95, mean")
        timed(lambda text: memory.lookup(text, threshold=threshold), asked[lang][:50])
        spread("tm", timed(lambda text, lang=lang: memory.lookup(text, source=lang, threshold=threshold), asked[lang]))  # type: ignore[misc]
        keys = [fold(row[lang], lang) for row in rows]
        few = asked[lang][:20]

        def scan(text: str, keys: list[str] = keys, lang: Lang = lang) -> object:
            return process.extract(
                fold(text, lang), keys, scorer=Levenshtein.normalized_similarity, score_cutoff=threshold / 100, limit=5
            )

        spread("rapidfuzz over all (characters)", timed(scan, few))
        tantivy_peer(keys, lang, few)


def tantivy_peer(keys: Sequence[str], lang: Lang, asked: Sequence[str]) -> None:
    """Measure tantivy with bigrams and rescoring, which is not exact, where it is installed."""
    try:
        import tantivy  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        return
    size = 2 if lang == "ko" else 3
    schema = tantivy.SchemaBuilder().add_text_field("t", stored=True, tokenizer_name="grams").build()
    index = tantivy.Index(schema)
    grams = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.ngram(size, size, False)).build()
    index.register_tokenizer("grams", grams)
    writer = index.writer(200_000_000, 1)
    for key in keys:
        writer.add_document(tantivy.Document(t=key))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def ask(text: str) -> object:
        key = fold(text, lang)
        terms = {key[at : at + size] for at in range(len(key) - size + 1)}
        parts = [(tantivy.Occur.Should, tantivy.Query.term_query(schema, "t", term)) for term in terms]
        hits = searcher.search(tantivy.Query.boolean_query(parts), 100).hits
        found = [searcher.doc(place)["t"][0] for _, place in hits]
        return process.extract(key, found, scorer=Levenshtein.normalized_similarity, score_cutoff=0.7, limit=5)

    spread("tantivy, 100 best rescored", timed(ask, asked))


def exactness(memory: Memory, rows: Sequence[Pair], asked: dict[Lang, list[str]], count: int) -> None:
    """Compare the best similarities with those of a scan of all rows by `similarity`."""
    chance = random.Random(5)
    for lang in LANGS:
        wrong = 0
        texts = [row[lang] for row in rows]
        for text in chance.sample(asked[lang], min(count, len(asked[lang]))):
            threshold = chance.choice([50, 60, 70, 75, 80, 85, 90, 95])
            scanned = sorted((raw for other in texts if (raw := similarity(text, other, lang)) >= threshold), reverse=True)
            found = [match.raw for match in memory.lookup(text, source=lang, threshold=threshold, limit=len(rows)).matches]
            wrong += sorted(found, reverse=True) != scanned
        print(f"  {lang}: {wrong} of {min(count, len(asked[lang]))} answers differ from a full scan, thresholds 50 to 95")


def cpu_of(*command: str, environment: dict[str, str]) -> float:
    """Return the CPU seconds of the median of nine runs of a process."""
    found = []
    for _ in range(9):
        process_ = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
        _, _, usage = os.wait4(process_.pid, 0)
        found.append(usage.ru_utime + usage.ru_stime)
    return statistics.median(found)


def cold(path: str, query: str, imports: str, environment: dict[str, str]) -> None:
    """Compare a lookup in a process of its own with a process that echoes its argument and imports the same."""
    ours = cpu_of(sys.executable, "-m", "tm", "lookup", "-m", path, query, environment=environment)
    bare = cpu_of(sys.executable, "-c", BARE.format(imports), "x", environment=environment)
    print(f"  cold process: {1000 * ours:.0f} ms CPU, {ours / bare:.2f} x one that echoes and imports ({1000 * bare:.0f} ms)")


def write(path: str, rows: Sequence[Pair]) -> None:
    """Write pairs as TMX."""
    with open(path, "wb") as stream, TmxWriter(stream, Header()) as writer:
        for number, row in enumerate(rows):
            writer.write(Unit(str(number), tuple(Variant(lang, (row[lang],)) for lang in LANGS)))


def build(path: str, environment: dict[str, str]) -> None:
    """Build the index in a process of its own; print its CPU, peak memory and size on disk."""
    process_ = subprocess.Popen([sys.executable, "-m", "tm", "index", path], stdout=subprocess.DEVNULL, env=environment)
    _, _, usage = os.wait4(process_.pid, 0)
    disk = sum(file.stat().st_size for file in Path(environment["TM_CACHE_DIR"]).rglob("*") if file.is_file())
    spent = usage.ru_utime + usage.ru_stime
    print(f"  build: {spent:.1f} s CPU with reading, peak {usage.ru_maxrss / 1024:.0f} MB, {disk / 1e6:.0f} MB on disk")


def concordance(memory: Memory, rows: Sequence[Pair]) -> None:
    """Measure words that stand in up to 2,000 places."""
    chance = random.Random(3)
    for lang in LANGS:
        texts = [row[lang] for row in chance.sample(rows, min(len(rows), 2000))]
        words = [word for text in texts for word in re.findall(r"\w{2,}", text)]
        few = [w for w in dict.fromkeys(chance.sample(words, min(400, len(words)))) if 0 < memory.concord(w, limit=1).count < 2000]
        spread(f"concordance, {len(few)} words", timed(memory.concord, few[:200]))


PRIVATE = """
import sys
from tm.memory import Memory
with Memory.open(sys.argv[1]) as memory:
    for text in sys.stdin:
        memory.lookup(text)
    with open("/proc/self/smaps_rollup", encoding="ascii") as lines:
        print(sum(int(line.split()[1]) for line in lines if line.startswith("Private_Dirty")) // 1024)
"""


def private(path: str, asked: dict[Lang, list[str]], environment: dict[str, str]) -> None:
    """Print what a process that has answered queries holds for itself, the mapped index left out (Linux)."""
    lines = "".join(f"{text}\n" for lang in LANGS for text in asked[lang][:200])
    done = subprocess.run(
        [sys.executable, "-c", PRIVATE, path], input=lines, env=environment, capture_output=True, text=True, check=True
    )
    print(f"  private memory of a warm process: {done.stdout.strip()} MB")


def batch(path: str, asked: dict[Lang, list[str]], environment: dict[str, str]) -> None:
    """Print how many queries a second of CPU `tm lookup` answers from standard input."""
    for lang in LANGS:
        lines = "".join(f"{text}\n" for text in asked[lang])
        before = os.times()
        subprocess.run(
            [sys.executable, "-m", "tm", "lookup", "-m", path, "--from", lang, "--format", "jsonl"],
            input=lines, env=environment, stdout=subprocess.DEVNULL, text=True, check=True,
        )  # fmt: skip
        after = os.times()
        spent = after.children_user + after.children_system - before.children_user - before.children_system
        print(f"  batch, {lang}: {len(asked[lang]) / spent:.0f} queries a second of CPU, start and output included")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("memory")
    parser.add_argument("--queries", type=int, default=1000)
    parser.add_argument("--threshold", type=float, default=70)
    parser.add_argument("--small", type=int, default=5000, help="units of the small memory for a cold process")
    parser.add_argument("--check", type=int, default=10, help="queries of each language compared with a full scan")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TM_CACHE_DIR"] = f"{folder}/cache"
        environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
        rows = list(pairs(given.memory))
        random.Random(1).shuffle(rows)
        out, rows = rows[: given.queries // 4], rows[given.queries // 4 :]
        asked = {lang: queries(rows, out, lang, given.queries) for lang in LANGS}
        large, small = f"{folder}/large.tmx", f"{folder}/small.tmx"
        write(large, rows)
        print(f"{len(rows):,} units")
        build(large, environment)
        cold(large, asked["ko"][0], "import numpy\nimport rapidfuzz\n", environment)
        private(large, asked, environment)
        batch(large, asked, environment)
        with Memory.open(large) as memory:
            warm(memory, rows, asked, given.threshold)
            concordance(memory, rows)
            exactness(memory, rows, asked, given.check)
        write(small, rows[: given.small])
        print(f"{given.small:,} units")
        build(small, environment)
        cold(small, asked["ko"][0], "import rapidfuzz\n", environment)


if __name__ == "__main__":
    main()
