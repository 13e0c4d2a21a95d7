"""BM25 over one field, as a library: rank_bm25's scores to the bit, and its best without a scan.

Nothing of the program imports it: `ask` ranks several fields by the same formula, in
`index.search`, and shares `index.formula` and `index.postings` with it. Its users are programs that
have texts of their own to search, and `python -m tests.benchmarks engine`, which sets it beside
rank_bm25, bm25s and tantivy. With numba, of the extra `fast`, it runs as machine code.
"""

from __future__ import annotations

from index.bm25.engine import BM25, Encoded, Idf

__all__ = ["BM25", "Encoded", "Idf"]
