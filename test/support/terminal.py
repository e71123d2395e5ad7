"""Types lines into a program in a pseudo-terminal, as a person would, and waits for what comes back.

Standard input: JSON {"argv", "env", "cwd", "steps": [{"type", "until"}], "limit"}. Standard output: JSON {"texts": [one a step], "timedOut"}.
A step's text is all that came since the step before, up to and with `until`. Nothing sleeps; `limit` (seconds) only ends what hangs.
"""

import fcntl
import json
import os
import pty
import select
import signal
import struct
import sys
import termios
import time

asked = json.load(sys.stdin)
child, terminal = pty.fork()
if child == 0:
    os.chdir(asked["cwd"])
    os.execvpe(asked["argv"][0], asked["argv"], asked["env"])
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 240, 0, 0))

ends = time.monotonic() + asked["limit"]
texts = []
timed_out = False
pending = b""


def more():
    """What the program writes next; nothing at its end or when time is up."""
    ready, _, _ = select.select([terminal], [], [], max(0, ends - time.monotonic()))
    try:
        return os.read(terminal, 65536) if ready else b""
    except OSError:
        return b""


for step in asked["steps"]:
    os.write(terminal, step["type"].encode() + b"\r")
    until = step["until"].encode()
    while until not in pending:
        piece = more()
        if piece == b"":
            timed_out = True
            break
        pending += piece
    at = pending.find(until)
    cut = len(pending) if at == -1 else at + len(until)
    texts.append(pending[:cut].decode("utf-8", "replace"))
    pending = pending[cut:]
    if timed_out:
        break

os.kill(child, signal.SIGKILL)
os.waitpid(child, 0)
json.dump({"texts": texts, "timedOut": timed_out}, sys.stdout)
