"""Quantiles of the Beta distribution, in numpy alone.

Regularised incomplete beta function by Lentz's continued fraction (Press et al., Numerical
Recipes, 6.4; DLMF 8.17.22), inverted by Newton steps kept inside a bracket.
"""

from __future__ import annotations

import numpy as np

from claimtrack.credibility.problem import Floats

_STIRLING = (1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360)
_TINY = 1e-300


def log_gamma(x: Floats) -> Floats:
    """ln of the gamma function for x > 0, to 1e-12 (Stirling's series, DLMF 5.11.1, at x + 8)."""
    z = x + 8.0
    shift = sum(np.log(x + i) for i in range(8))
    series = sum(c / z ** (2 * i + 1) for i, c in enumerate(_STIRLING))
    total: Floats = (z - 0.5) * np.log(z) - z + 0.5 * np.log(2 * np.pi) + series - shift
    return total


def cdf(x: Floats, a: Floats, b: Floats) -> Floats:
    """Chance that a Beta(a, b) variable is at most x, elementwise; x in [0, 1], a and b > 0."""
    x, a, b = (np.asarray(v, dtype=float) for v in np.broadcast_arrays(x, a, b))
    swap = x > (a + 1) / (a + b + 2)
    p, q = np.where(swap, b, a), np.where(swap, a, b)
    y = np.clip(np.where(swap, 1 - x, x), _TINY, 1 - 1e-16)
    front = np.exp(
        log_gamma(p + q) - log_gamma(p) - log_gamma(q) + p * np.log(y) + q * np.log1p(-y)
    )
    lower: Floats = front * _fraction(y, p, q) / p
    return np.clip(np.where(swap, 1 - lower, lower), 0.0, 1.0)


def _fraction(x: Floats, a: Floats, b: Floats) -> Floats:
    """The continued fraction of the incomplete beta function; converges for x < (a+1)/(a+b+2)."""
    c = np.ones_like(x)
    d = 1 / _away_from_zero(1 - (a + b) * x / (a + 1))
    h = d.copy()
    for m in range(1, 2000):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d = 1 / _away_from_zero(1 + even * d)
        c = _away_from_zero(1 + even / c)
        h = h * d * c
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d = 1 / _away_from_zero(1 + odd * d)
        c = _away_from_zero(1 + odd / c)
        h = h * d * c
        if np.all(np.abs(d * c - 1) < 1e-12):
            break
    return h


def _away_from_zero(x: Floats) -> Floats:
    """Lentz's guard: a vanishing denominator becomes a tiny one."""
    return np.where(np.abs(x) < _TINY, _TINY, x)


def quantile(p: float, a: Floats, b: Floats) -> Floats:
    """The x below which a Beta(a, b) variable falls with chance p, elementwise, to 1e-9."""
    a, b = (np.atleast_1d(np.asarray(v, dtype=float)) for v in np.broadcast_arrays(a, b))
    pairs, back = np.unique(np.stack([a, b]), axis=1, return_inverse=True)
    a, b = pairs
    low, high = np.zeros_like(a), np.ones_like(a)
    x = a / (a + b)
    norm = log_gamma(a + b) - log_gamma(a) - log_gamma(b)
    for _ in range(100):
        error = cdf(x, a, b) - p
        low, high = np.where(error < 0, x, low), np.where(error < 0, high, x)
        inside = np.clip(x, 1e-12, 1 - 1e-12)
        slope = np.exp(norm + (a - 1) * np.log(inside) + (b - 1) * np.log1p(-inside))
        step = x - error / np.maximum(slope, _TINY)
        new = np.where((step > low) & (step < high), step, (low + high) / 2)
        moved = np.max(np.abs(new - x), initial=0.0)
        x = new
        if moved < 1e-10:
            break
    return x[np.reshape(back, -1)]
