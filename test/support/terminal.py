"""Types lines into a program in a pseudo-terminal, as a person would, and waits for what comes back.

Standard input, a line of JSON each: first {"argv", "env", "cwd", "limit"}, then any number of steps {"type", "until"}. Standard output: for each
step a line {"text", "timedOut"}. A step's text is all that came since the step before, up to and with `until`. Nothing sleeps; `limit` (seconds
for a step) only ends what hangs. The program is ended with standard input.
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

asked = json.loads(sys.stdin.readline())
child, terminal = pty.fork()
if child == 0:
    os.chdir(asked["cwd"])
    os.execvpe(asked["argv"][0], asked["argv"], asked["env"])
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 240, 0, 0))

pending = b""


def more(ends):
    """What the program writes next; nothing at its end or when time is up."""
    ready, _, _ = select.select([terminal], [], [], max(0, ends - time.monotonic()))
    try:
        return os.read(terminal, 65536) if ready else b""
    except OSError:
        return b""


for line in sys.stdin:
    step = json.loads(line)
    ends = time.monotonic() + asked["limit"]
    os.write(terminal, step["type"].encode() + b"\r")
    until = step["until"].encode()
    while until not in pending:
        piece = more(ends)
        if piece == b"":
            break
        pending += piece
    at = pending.find(until)
    cut = len(pending) if at == -1 else at + len(until)
    text = pending[:cut].decode("utf-8", "replace")
    pending = pending[cut:]
    print(json.dumps({"text": text, "timedOut": at == -1}), flush=True)
    if at == -1:
        break

os.kill(child, signal.SIGKILL)
os.waitpid(child, 0)
