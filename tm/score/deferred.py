"""Modules that sacreBLEU imports and scoring never uses, loaded when somebody does use them.

They lock its downloads and draw its tables, and take half of the time that it needs to load. The standard library's `LazyLoader`
will not do: in Python 3.11 an `import` statement already loads what it deferred.
"""

from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec
from importlib.util import find_spec, module_from_spec
from typing import Any

UNUSED = ("portalocker", "wcwidth", "colorama")


def defer(names: tuple[str, ...] = UNUSED) -> None:
    """Have modules load at the first use of something in them; what is loaded already, or not installed, is left alone."""
    for name in names:
        spec = None if name in sys.modules else find_spec(name)
        if spec and spec.loader:
            sys.modules[name] = _standing_in(spec)


def _standing_in(spec: ModuleSpec) -> Any:
    module: Any = module_from_spec(spec)

    def load(wanted: str) -> Any:
        del module.__getattr__
        assert spec.loader
        spec.loader.exec_module(module)
        return getattr(module, wanted)

    module.__getattr__ = load
    return module
