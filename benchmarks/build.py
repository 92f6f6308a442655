"""One build of a project in a process of its own: `python -m benchmarks.build PROJECT` prints what it cost as JSON.

Seconds are processor time of the process and its children, by stage as the program says them.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from pathlib import Path

from generators import pipeline
from generators.publish import stamp

_STAGES = {
    "reading": "read",
    "rendering": "print",
    "checking the": "check pages",
    "checking": "check sources",
}


class Clock:
    """Seconds by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._stage, self._since = "start", 0.0

    def say(self, message: str) -> None:
        """End a stage, and begin that which a message tells of."""
        now = sum(os.times()[:4])
        self.seconds[self._stage] = self.seconds.get(self._stage, 0) + now - self._since
        named = (stage for begin, stage in _STAGES.items() if message.startswith(begin))
        self._stage, self._since = next(named, "build" if "building site" in message else self._stage), now


def build(project: Path) -> dict[str, object]:
    """Build the site of a project, and return seconds by stage, peak memory in MB and how many errors stopped it."""
    clock = Clock()
    errors = 0
    if not stamp.is_current(project):
        made = pipeline.build(project, say=clock.say)
        done = pipeline.publish(made, project, say=clock.say)
        errors = sum(one.severity == "error" for one in done.findings)
    clock.say("end")
    peaks = (resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {"stages": clock.seconds, "seconds": sum(clock.seconds.values()), "peak": max(peaks), "errors": errors}


if __name__ == "__main__":
    print(json.dumps(build(Path(sys.argv[1]).resolve())))
