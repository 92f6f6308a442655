"""Mutation tests of the rules: good content is broken in two thousand seeded ways, and each break must be found.

`make check-mutations` prints which rule caught what, the share caught, and every break that nothing caught with the reason.
A break is one splice in one file: a data file, a guide, the bibliography, or the HTML of one built page. Only reading and rules run
again, in memory and in a scratch folder; nothing in the project is touched.
"""
