"""Sphinx: Markdown by MyST, the furo theme, the reference from the docstrings."""

from __future__ import annotations

import re

import attrs

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


def _defaults_of_records(app, what, name, obj, options, signature, returned):
    """A record's signature with the defaults of its fields, `...` for those that are worked out."""
    if signature is None or not (what == "class" and attrs.has(obj)):
        return None

    def default(match):
        value = attrs.fields_dict(obj)[match[1]].default
        if callable(value):
            return value.__name__
        return "..." if isinstance(value, attrs.Factory) else repr(getattr(value, "value", value))

    signature = re.sub(r"attr_dict\['(\w+)'\]\.default", default, signature)
    return signature.replace("NOTHING", "..."), returned


def setup(app):
    app.connect("autodoc-process-signature", _defaults_of_records)
