"""Time expressions and the windows of days that they allow."""

from claimtrack.times.find import find_times, times_of
from claimtrack.times.options import TimeOptions
from claimtrack.times.window_found import find_window

__all__ = ["TimeOptions", "find_times", "find_window", "times_of"]
