"""Stand for a package that every Jupyter process would load, and that takes it a second and a half to load.

jsonschema checks addresses in other scripts with it, and does without where it cannot be imported.
"""

raise ImportError("the tests do without this package")
