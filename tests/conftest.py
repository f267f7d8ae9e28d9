"""No test touches a user's caches, nor does a process that a test starts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True, scope="session")
def _caches_of_their_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TM_CACHE_DIR", str(tmp_path_factory.mktemp("caches")))
        yield
