"""Beta quantiles against closed forms and against themselves."""

from __future__ import annotations

import numpy as np
import pytest

from claimtrack.credibility import beta


def test_the_uniform_distribution_has_its_own_quantiles():
    for p in (0.05, 0.5, 0.95):
        assert beta.quantile(p, np.array([1.0]), np.array([1.0]))[0] == pytest.approx(p, abs=1e-9)


def test_powers_have_closed_forms():
    a = np.array([0.5, 2.0, 7.0, 300.0])
    assert beta.quantile(0.05, a, np.ones(4)) == pytest.approx(0.05 ** (1 / a), abs=1e-8)
    assert beta.quantile(0.95, np.ones(4), a) == pytest.approx(1 - 0.05 ** (1 / a), abs=1e-8)


def test_the_arcsine_distribution_has_a_closed_form():
    found = beta.quantile(0.2, np.array([0.5]), np.array([0.5]))[0]
    assert found == pytest.approx(np.sin(np.pi * 0.1) ** 2, abs=1e-8)


def test_quantiles_invert_the_distribution_over_many_shapes():
    shapes = np.array([0.3, 1.0, 2.4, 9.0, 80.0, 2500.0])
    a, b = (x.ravel() for x in np.meshgrid(shapes, shapes))
    for p in (0.05, 0.95):
        x = beta.quantile(p, a, b)
        assert np.all((x >= 0) & (x <= 1))
        assert beta.cdf(x, a, b) == pytest.approx(p, abs=1e-6)


def test_log_gamma_knows_factorials_and_the_half():
    assert beta.log_gamma(np.array([1.0, 2.0, 5.0, 0.5])) == pytest.approx(
        np.log([1.0, 1.0, 24.0, np.sqrt(np.pi)]), abs=1e-11
    )
