"""Written rules on open facts. Each names itself, its fact and its date; none looks at background.

A rule is a function of `Facts` alone. What a rule may know stands in that class: no sex, no origin,
no postcode, no age, no kind of school (design.md 2.2). Admissibility is law and stands apart.
"""
