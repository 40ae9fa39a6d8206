"""A bar that shows how far a long command is: one line that is written anew on a terminal, one line a step elsewhere."""

from __future__ import annotations

WIDTH = 30


class Progress:
    def __init__(self, stream):
        self.stream = stream
        self.on_terminal = stream.isatty()
        self.shown = ""

    def __call__(self, share: float, what: str) -> None:
        """`share` from 0 to 1; `what` is done next."""
        if self.on_terminal:
            full = round(share * WIDTH)
            line = f"{'█' * full}{'░' * (WIDTH - full)} {share:4.0%} {what}"
            self.stream.write(f"\r{line:<{len(self.shown)}}", ending="\n" if share >= 1 else "")
            self.shown = "" if share >= 1 else line
        elif what != self.shown:
            self.stream.write(f"{share:4.0%} {what}")
            self.shown = what
        self.stream.flush()
