from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.search.confidence import calibrated

VALUES = st.floats(-30, 30)


@given(low=VALUES, high=VALUES)
def test_calibration_keeps_the_order(low: float, high: float) -> None:
    """What the network is surer of is shown as more probable, between 0 and 1."""
    low, high = sorted((low, high))
    assert 0 <= calibrated(low) <= calibrated(high) <= 1


def test_calibration_promises_less_than_certainty() -> None:
    """However sure the network is, the answer may stand elsewhere."""
    assert 0.5 < calibrated(30) < 1
