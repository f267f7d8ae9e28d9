"""`python -m tm`, and the command `tm`."""

from __future__ import annotations


def main() -> None:
    """Run the command line."""
    from tm.cli import run

    run()


if __name__ == "__main__":
    main()
