"""Attacks and accidents: `python -m faults` tries them, and tells what became active, what was lost, what crashed and what hung.

What `mutations/` is for the rules, this is for the gate: texts that a browser would run, files that no program should trust, a disk that
breaks under a build, and the inputs of other people's bug reports. `mends.py` takes the mends out one at a time, and each must be missed.
"""
