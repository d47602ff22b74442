"""The stemmers of the package snowballstemmer, each a module of this package as well.

Its own `__init__` imports all 36 of them, 13 ms of CPU; here the one that a text needs is imported.
"""

from importlib.util import find_spec

_FOUND = find_spec("snowballstemmer")
__path__ = list(_FOUND.submodule_search_locations or ()) if _FOUND else []
