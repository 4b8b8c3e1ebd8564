"""Sphinx: Markdown by MyST, the furo theme, the reference from the docstrings."""

from __future__ import annotations

import claimtrack

project = "claimtrack"
author = "the claimtrack contributors"
copyright = author
version = release = claimtrack.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["_build", "examples"]
html_theme = "furo"
html_title = f"claimtrack {release}"

myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_preserve_defaults = True
# Docstrings write `code` in single backticks.
default_role = "code"
nitpicky = False
