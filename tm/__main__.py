"""`python -m tm`, and the command `tm`."""

from __future__ import annotations

import gc


def main() -> None:
    """Run the command line."""
    # What is imported stays to the end: looking for cycles in it, many times over, takes a twentieth of a short run.
    gc.set_threshold(50_000, 20, 20)
    from tm.cli import run

    run()


if __name__ == "__main__":
    main()
