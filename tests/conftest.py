"""No test, nor what it starts, touches a user's caches or minds where it runs; and each run makes the same examples."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

# A change is judged by what it does and not by luck; TM_RANDOM=1 looks for new examples.
settings.register_profile("steady", derandomize="TM_RANDOM" not in os.environ)
settings.load_profile("steady")


_RUNNER = ("GITHUB_ACTIONS", "GITHUB_WORKSPACE", "GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT")
"""What changes how findings are written where CI runs the tests."""


@pytest.fixture(autouse=True, scope="session")
def _a_place_of_their_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TM_CACHE_DIR", str(tmp_path_factory.mktemp("caches")))
        for name in _RUNNER:
            patch.delenv(name, raising=False)
        yield
